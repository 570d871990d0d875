namespace Opik.Evaluation.Suites.Passing;

/// <summary>
/// When a test suite passes: a run, when every assertion holds (or there is none); an item, when enough of its runs pass; the
/// suite, when all items do. An assertion that could not be judged does not hold. Python: <c>build_suite_result</c>.
/// </summary>
public static class SuitePassPolicy
{
    /// <summary>Whether an assertion holds: its score is 1 and did not fail. Python: <c>is_score_passed</c>.</summary>
    public static bool Holds(ScoreResult score)
    {
        ArgumentNullException.ThrowIfNull(score);
        return score is { ScoringFailed: false, Value: 1 };
    }

    /// <summary>Whether a run passes.</summary>
    public static bool Passes(IReadOnlyList<ScoreResult> run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return run.All(Holds);
    }

    /// <summary>Whether an item passes.</summary>
    public static SuiteItemVerdict Judge(SuiteItemRuns item)
    {
        ArgumentNullException.ThrowIfNull(item);
        var passed = item.Runs.Count(Passes);
        return new SuiteItemVerdict
        {
            ItemId = item.ItemId,
            Passed = passed >= item.Policy.PassThreshold,
            HasAssertions = item.Runs.Any(run => run.Count > 0),
            RunsPassed = passed,
            RunsTotal = item.Runs.Count,
            RunsPerItem = item.Policy.RunsPerItem,
            PassThreshold = item.Policy.PassThreshold,
        };
    }

    /// <summary>Whether a suite passes; one without items does.</summary>
    public static SuiteVerdict Judge(IEnumerable<SuiteItemRuns> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return Judge(items.Select(Judge));
    }

    /// <summary>Whether a suite passes whose items were judged; one without items does.</summary>
    public static SuiteVerdict Judge(IEnumerable<SuiteItemVerdict> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        var verdicts = items.ToList();
        var asserted = verdicts.Where(verdict => verdict.HasAssertions).ToList();
        return new SuiteVerdict
        {
            Items = verdicts,
            ItemsPassed = verdicts.Count(verdict => verdict.Passed),
            PassRate = asserted.Count == 0 ? null : (double)asserted.Count(verdict => verdict.Passed) / asserted.Count,
        };
    }
}
