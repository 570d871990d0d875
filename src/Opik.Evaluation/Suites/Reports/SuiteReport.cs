using System.Globalization;
using System.Text.Json.Nodes;
using Opik.Evaluation.Results;
using Opik.Evaluation.Suites.Passing;

namespace Opik.Evaluation.Suites.Reports;

/// <summary>
/// The report of a run of a suite, as the official client writes it: <c>{"suite_passed":false,"items_passed":2,"items_total":3,
/// "pass_rate":0.66,"experiment_id":"…","suite_name":"…","items":[{"dataset_item_id":"…","passed":true,"runs_passed":1,
/// "execution_policy":{…},"runs":[{"trial_id":0,"passed":true,"input":…,"output":…,"assertions":[{"name":"is polite",
/// "passed":true,"value":true,"scoring_failed":false,"reason":"…"}],"trace_id":"…"}]}]}</c>.
/// </summary>
internal static class SuiteReport
{
    public static JsonObject Of(TestSuiteResult result)
    {
        var report = new JsonObject
        {
            ["suite_passed"] = result.AllItemsPassed,
            ["items_passed"] = result.ItemsPassed,
            ["items_total"] = result.ItemsTotal,
            ["pass_rate"] = result.PassRate,
            ["experiment_id"] = result.ExperimentId.ToString(),
            ["suite_name"] = result.SuiteName,
            ["experiment_name"] = result.ExperimentName,
        };
        if (result.ExperimentUrl is { } url)
            report["experiment_url"] = url.AbsoluteUri;
        report["total_time_seconds"] = Seconds(result.TotalTime);
        report["generated_at"] = result.GeneratedAt.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.ffffffzzz", CultureInfo.InvariantCulture);
        report["items"] = new JsonArray([.. result.ItemResults.Values.Select(Item)]);
        return report;
    }

    private static JsonNode Item(TestSuiteItemResult item) => new JsonObject
    {
        ["dataset_item_id"] = item.DatasetItemId,
        ["passed"] = item.Passed,
        ["runs_passed"] = item.RunsPassed,
        ["execution_policy"] = new JsonObject { ["runs_per_item"] = item.ConfiguredRunsPerItem, ["pass_threshold"] = item.PassThreshold },
        ["runs"] = new JsonArray([.. item.TestResults.Select(Run)]),
    };

    private static JsonNode Run(TestResult run)
    {
        var json = new JsonObject
        {
            ["trial_id"] = run.TrialId,
            ["passed"] = SuitePassPolicy.Passes(run.ScoreResults),
            ["input"] = run.TestCase.TaskOutput["input"]?.DeepClone(),
            ["output"] = run.TestCase.TaskOutput["output"]?.DeepClone(),
            ["assertions"] = new JsonArray([.. run.ScoreResults.Select(Assertion)]),
            ["trace_id"] = run.TestCase.TraceId.ToString(),
        };
        if (run.TaskExecutionTime is { } task)
            json["task_execution_time_seconds"] = Seconds(task);
        if (run.ScoringTime is { } scoring)
            json["scoring_time_seconds"] = Seconds(scoring);
        return json;
    }

    private static JsonNode Assertion(ScoreResult score)
    {
        var passed = SuitePassPolicy.Holds(score);
        var json = new JsonObject
        {
            ["name"] = score.Name,
            ["passed"] = passed,
            // A judge that failed gave no boolean.
            ["value"] = score.ScoringFailed ? 0.0 : passed,
            ["scoring_failed"] = score.ScoringFailed,
        };
        if (score.Reason is not null)
            json["reason"] = score.Reason;
        if (score.Metadata is not null)
            json["metadata"] = score.Metadata.DeepClone();
        return json;
    }

    private static double Seconds(TimeSpan time) => Math.Round(time.TotalSeconds, 3);
}
