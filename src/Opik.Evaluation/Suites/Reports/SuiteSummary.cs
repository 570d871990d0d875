using System.Globalization;
using System.Text;
using Opik.Evaluation.Results;
using Opik.Evaluation.Suites.Passing;

namespace Opik.Evaluation.Suites.Reports;

/// <summary>
/// A run of a suite in words:
/// <code>
/// Test suite support: FAILED
///   Pass rate  66.7 % (2 of 3 items, 7 runs)
///   Time       00:00:03 (task 0.01 s, judge 0.60 s per run)
///   Assertions
///     is polite    71 % (5 of 7)
///     mentions b  100 % (3 of 3)
///   Experiment  http://localhost:5173/…
/// </code>
/// </summary>
internal static class SuiteSummary
{
    public static string Of(TestSuiteResult result)
    {
        TestResult[] runs = [.. result.ItemResults.Values.SelectMany(item => item.TestResults)];
        var state = result.ItemsTotal == 0 ? "NO ITEMS" : result.AllItemsPassed ? "PASSED" : "FAILED";
        var text = new StringBuilder();
        Line(text, $"Test suite {result.SuiteName}: {state}");
        var rate = result.PassRate is { } share ? string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.#} %") : "none, nothing was asserted";
        Line(text, $"  Pass rate  {rate} ({result.ItemsPassed} of {result.ItemsTotal} items, {runs.Length} runs)");
        Line(text, $"  Time       {result.TotalTime:hh\\:mm\\:ss}{PerRun(runs)}");
        AddAssertions(text, runs);
        if (result.ReportPath is { } path)
            Line(text, $"  Report      {path}");
        if (result.ExperimentUrl is { } url)
            Line(text, $"  Experiment  {url.AbsoluteUri}");
        return text.ToString();
    }

    private static string PerRun(TestResult[] runs) => runs.Length == 0
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $" (task {Average(runs, run => run.TaskExecutionTime):0.00} s, judge {Average(runs, run => run.ScoringTime):0.00} s per run)");

    private static double Average(TestResult[] runs, Func<TestResult, TimeSpan?> time) => runs.Average(run => (time(run) ?? TimeSpan.Zero).TotalSeconds);

    // The worst first: that is what somebody looks for.
    private static void AddAssertions(StringBuilder text, TestResult[] runs)
    {
        var assertions = runs.SelectMany(run => run.ScoreResults)
            .GroupBy(score => score.Name, StringComparer.Ordinal)
            .Select(scores => (Name: scores.Key, Held: scores.Count(SuitePassPolicy.Holds), Total: scores.Count()))
            .OrderBy(assertion => (double)assertion.Held / assertion.Total)
            .ToArray();
        if (assertions.Length == 0)
            return;
        Line(text, $"  Assertions");
        var width = assertions.Max(assertion => assertion.Name.Length);
        foreach (var (name, held, total) in assertions)
            Line(text, $"    {name.PadRight(width)}  {100.0 * held / total,3:0} % ({held} of {total})");
    }

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
