using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Opik.Datasets;
using Opik.Evaluation.Results;
using Opik.Evaluation.Suites;
using Opik.Evaluation.Suites.Reports;
using Opik.Testing;
using TestResult = Opik.Evaluation.Results.TestResult;

namespace Opik.Evaluation.Tests.Suites;

public sealed class SuiteReportTests
{
    private static readonly Guid Trace = Guid.Parse("01930000-0000-7000-8000-000000000001");
    private static readonly Guid Experiment = Guid.Parse("01930000-0000-7000-8000-000000000002");

    [Fact]
    public void The_report_has_the_members_of_the_official_client() => Assert.Equal(
        """
        {"suite_passed":false,"items_passed":1,"items_total":2,"pass_rate":0.5,"experiment_id":"01930000-0000-7000-8000-000000000002","suite_name":"support","experiment_name":"nightly run/1","experiment_url":"http://opik/e","total_time_seconds":3.386,"generated_at":"2026-01-02T03:04:05.000000+00:00","items":[{"dataset_item_id":"a","passed":true,"runs_passed":1,"execution_policy":{"runs_per_item":1,"pass_threshold":1},"runs":[{"trial_id":0,"passed":true,"input":"hi","output":"ho","assertions":[{"name":"is polite","passed":true,"value":true,"scoring_failed":false,"reason":"it is","metadata":{"confidence":0.9}}],"trace_id":"01930000-0000-7000-8000-000000000001","task_execution_time_seconds":0.001,"scoring_time_seconds":2.111}]},{"dataset_item_id":"b","passed":false,"runs_passed":0,"execution_policy":{"runs_per_item":1,"pass_threshold":1},"runs":[{"trial_id":0,"passed":false,"input":"hi","output":"ho","assertions":[{"name":"is polite","passed":false,"value":0,"scoring_failed":true,"reason":"no answer"}],"trace_id":"01930000-0000-7000-8000-000000000001"}]}]}
        """,
        Result().ToReport().ToJsonString(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));

    [Fact]
    public void The_summary_says_what_failed_first()
    {
        var text = (Result() with { ReportPath = "/tmp/r.json" }).ToSummary();

        Assert.Equal(
            """
            Test suite support: FAILED
              Pass rate  50 % (1 of 2 items, 2 runs)
              Time       00:00:03 (task 0.00 s, judge 1.06 s per run)
              Assertions
                is polite   50 % (1 of 2)
              Report      /tmp/r.json
              Experiment  http://opik/e

            """,
            text);
    }

    [Fact]
    public void The_file_is_named_after_the_experiment_and_its_folder_is_made()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal("nightly_run_1", SuiteReportFile.FileName("nightly run/1"));
        Assert.Equal("früh_1.2-x", SuiteReportFile.FileName("früh_1.2-x"));

        var path = SuiteReportFile.TryWrite(Result(), Path.Combine(folder.Path, "new", "report.json"), NullLogger.Instance);

        Assert.Equal("support", (string?)JsonNode.Parse(File.ReadAllText(path!))!["suite_name"]);
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_a_warning()
    {
        using var folder = new TemporaryFolder();
        var log = new Warnings();

        // The file's folder is a file.
        File.WriteAllText(Path.Combine(folder.Path, "taken"), "");
        var path = SuiteReportFile.TryWrite(Result(), Path.Combine(folder.Path, "taken", "report.json"), log);

        Assert.Null(path);
        Assert.Contains("taken", Assert.Single(log.Messages), StringComparison.Ordinal);
    }

    private static TestSuiteResult Result()
    {
        var good = Run(new ScoreResult("is polite", 1) { Reason = "it is", Metadata = new JsonObject { ["confidence"] = 0.9 } }) with { TaskExecutionTime = TimeSpan.FromMilliseconds(1.4), ScoringTime = TimeSpan.FromMilliseconds(2111.2) };
        var bad = Run(new ScoreResult("is polite", 0) { Reason = "no answer", ScoringFailed = true });
        return new TestSuiteResult(new Dictionary<string, TestSuiteItemResult> { ["a"] = TestSuiteItemResult.Of("a", new ExecutionPolicy(1, 1), [good]), ["b"] = TestSuiteItemResult.Of("b", new ExecutionPolicy(1, 1), [bad]) })
        {
            SuiteName = "support",
            Evaluation = new EvaluationResult
            {
                ExperimentId = Experiment, ExperimentName = "nightly run/1", ExperimentUrl = new Uri("http://opik/e"), DatasetId = Guid.Empty, DatasetName = "support", Duration = TimeSpan.FromSeconds(3.3861),
            },
            GeneratedAt = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
        };
    }

    private static TestResult Run(ScoreResult score) => new()
    {
        TestCase = new TestCase { TraceId = Trace, DatasetItemId = "x", DatasetItem = new DatasetItem(), TaskOutput = new JsonObject { ["input"] = "hi", ["output"] = "ho" } },
        ScoreResults = [score],
    };

    private sealed class Warnings : ILogger
    {
        public List<string> Messages { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel == LogLevel.Warning)
                Messages.Add(formatter(state, exception));
        }
    }
}
