using System.Text.Json.Nodes;
using Opik.Evaluation.Results;
using Opik.Evaluation.Suites.Passing;
using Opik.Evaluation.Suites.Reports;

namespace Opik.Evaluation.Suites;

/// <summary>What running a test suite gave. Python: <c>TestSuiteResult</c>.</summary>
public sealed record TestSuiteResult
{
    private readonly SuiteVerdict verdict;

    internal TestSuiteResult(IReadOnlyDictionary<string, TestSuiteItemResult> items)
    {
        ItemResults = items;
        verdict = SuitePassPolicy.Judge(items.Values.Select(item => item.Verdict));
    }

    /// <summary>Name of the suite.</summary>
    public required string SuiteName { get; init; }

    /// <summary>The experiment: its id, name and page, and all runs.</summary>
    public required EvaluationResult Evaluation { get; init; }

    /// <summary>What each item gave, by its id, in the order of the suite.</summary>
    public IReadOnlyDictionary<string, TestSuiteItemResult> ItemResults { get; }

    /// <summary>When it ended.</summary>
    public required DateTimeOffset GeneratedAt { get; init; }

    /// <summary>Where the report was written; null: nowhere.</summary>
    public string? ReportPath { get; init; }

    /// <summary>Passed items among those that have assertions, 0 to 1; null: none has any. Python: <c>pass_rate</c>.</summary>
    public double? PassRate => verdict.PassRate;

    /// <summary>Whether all items passed; true when there are none.</summary>
    public bool AllItemsPassed => verdict.AllItemsPassed;

    /// <summary>Items that passed; those without assertions pass.</summary>
    public int ItemsPassed => verdict.ItemsPassed;

    /// <summary>Items that were run.</summary>
    public int ItemsTotal => verdict.ItemsTotal;

    /// <summary>The experiment.</summary>
    public Guid ExperimentId => Evaluation.ExperimentId;

    /// <summary>Name of the experiment.</summary>
    public string ExperimentName => Evaluation.ExperimentName;

    /// <summary>Page of the experiment; null: it could not be built.</summary>
    public Uri? ExperimentUrl => Evaluation.ExperimentUrl;

    /// <summary>Time of everything. Python: <c>total_time</c>.</summary>
    public TimeSpan TotalTime => Evaluation.Duration;

    /// <summary>The result as JSON: every item with its runs, every run with input, output and assertions. Python: <c>to_report_dict</c>.</summary>
    public JsonObject ToReport() => SuiteReport.Of(this);

    /// <summary>The result in words: items, runs, pass rate, and how often each assertion held, the worst first.</summary>
    public string ToSummary() => SuiteSummary.Of(this);
}
