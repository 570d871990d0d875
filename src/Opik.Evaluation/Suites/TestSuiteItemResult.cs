using Opik.Datasets;
using Opik.Evaluation.Results;
using Opik.Evaluation.Suites.Passing;

namespace Opik.Evaluation.Suites;

/// <summary>What the runs of one item gave. Python: <c>ItemResult</c>.</summary>
/// <param name="Verdict">Whether it passed, and how.</param>
/// <param name="TestResults">The runs by their numbers.</param>
public sealed record TestSuiteItemResult(SuiteItemVerdict Verdict, IReadOnlyList<TestResult> TestResults)
{
    /// <summary>The item.</summary>
    public string DatasetItemId => Verdict.ItemId;

    /// <summary>Whether as many runs passed as the policy asks for.</summary>
    public bool Passed => Verdict.Passed;

    /// <summary>Whether anything was asserted.</summary>
    public bool HasAssertions => Verdict.HasAssertions;

    /// <summary>Runs that passed.</summary>
    public int RunsPassed => Verdict.RunsPassed;

    /// <summary>Runs.</summary>
    public int RunsTotal => Verdict.RunsTotal;

    /// <summary>Runs that the policy asks for.</summary>
    public int ConfiguredRunsPerItem => Verdict.RunsPerItem;

    /// <summary>Runs that have to pass.</summary>
    public int PassThreshold => Verdict.PassThreshold;

    internal static TestSuiteItemResult Of(string itemId, ExecutionPolicy policy, IEnumerable<TestResult> runs)
    {
        TestResult[] inOrder = [.. runs.OrderBy(run => run.TrialId)];
        return new(SuitePassPolicy.Judge(new SuiteItemRuns(itemId, policy, [.. inOrder.Select(run => run.ScoreResults)])), inOrder);
    }
}
