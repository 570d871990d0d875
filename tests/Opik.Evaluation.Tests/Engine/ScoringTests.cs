using System.Text.Json.Nodes;
using Opik.Contracts;
using Opik.Datasets;
using Opik.Evaluation.Functions;
using Opik.Evaluation.Progress;
using Opik.Evaluation.Scoring;
using Opik.Evaluation.Spans;
using Xunit;

namespace Opik.Evaluation.Tests.Engine;

/// <summary>What metrics and functions see.</summary>
public sealed class ScoringTests(RunningServer server)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact(Timeout = 120_000)]
    public async Task Key_mapping_names_or_computes_arguments()
    {
        await using var bench = await EvaluationBench.StartAsync(server, 1, n => new DatasetItem { ["n"] = n, ["answer"] = "0" });
        var named = new ScoringKeyMapping { { "reference", "answer" } };
        var computed = new ScoringKeyMapping { { "reference", item => (string?)item["answer"] + "!" } };

        Assert.Equal(1, await MeanAsync(named));
        Assert.Equal(0, await MeanAsync(computed));

        async Task<double> MeanAsync(ScoringKeyMapping mapping) =>
            (await bench.Client.EvaluateAsync(bench.Dataset, EvaluationBench.Echo, new EvaluationOptions { Metrics = [new SameText()], ScoringKeyMapping = mapping }, Cancellation)).Scores["same_text"].Mean;
    }

    [Fact(Timeout = 120_000)]
    public async Task Task_span_is_that_of_the_task_with_what_it_traced_and_nothing_of_other_runs()
    {
        await using var bench = await EvaluationBench.StartAsync(server, 8);
        var seen = new List<TaskSpan>();

        var result = await bench.Client.EvaluateAsync(bench.Dataset, Agent, new EvaluationOptions { ScoringFunctions = [ScoringFunction.Of(Steps), ScoringFunction.Of(Whole)] }, Cancellation);

        Assert.Equal((2, 1), (result.Scores["steps"].Mean, result.Scores["whole"].Mean));
        Assert.All(seen, span => Assert.Equal(("Agent", SpanType.Tool, "search"), (span.Name, span.Spans[0].Type, span.Spans[0].Name)));
        Assert.All(seen, span => Assert.Equal((int)span.Input!["item"]!["n"]!, (int)span.Spans[0].Input!["n"]!));
        var stored = await bench.StoredAsync(result.ExperimentId);
        Assert.All(stored.Traces, trace => Assert.Equal("evaluation_task(Agent(search) metrics_calculation task_span_metrics_calculation(Steps Whole))", stored.Tree(trace)));

        async Task<JsonObject> Agent(DatasetItem item)
        {
            await bench.Client.TrackAsync("search", async _ => await Task.Yield(), new SpanOptions { Type = SpanType.Tool, Input = new { n = (int)item["n"]! } });
            return EvaluationBench.Echo(item);
        }

        ScoreResult Steps(TaskSpan span)
        {
            lock (seen)
                seen.Add(span);
            return new("steps", span.SelfAndBelow().Count());
        }

        static ScoreResult Whole(DatasetItem item, JsonObject output, TaskSpan span) => new("whole", item["n"]!.ToString() == (string?)output["output"] && (string?)span.Output!["output"] == (string?)output["output"] ? 1 : 0);
    }

    [Fact(Timeout = 120_000)]
    public async Task Metrics_that_are_not_tracked_leave_no_span()
    {
        await using var bench = await EvaluationBench.StartAsync(server, 1);

        var result = await bench.Client.EvaluateAsync(bench.Dataset, EvaluationBench.Echo, new EvaluationOptions { Metrics = [new SameText(new MetricOptions { Track = false })] }, Cancellation);

        var stored = await bench.StoredAsync(result.ExperimentId);
        Assert.Equal("evaluation_task(Echo metrics_calculation(same_text_arg_validation))", stored.Tree(stored.Traces[0]));
        Assert.Equal(1, stored.Means()["same_text"]);
    }

    [Fact(Timeout = 120_000)]
    public async Task Scores_of_the_whole_are_stored_with_the_experiment()
    {
        await using var bench = await EvaluationBench.StartAsync(server, 3);

        var result = await bench.Client.EvaluateAsync(bench.Dataset, EvaluationBench.Echo, new EvaluationOptions
        {
            Metrics = [new SameText()],
            ExperimentScoringFunctions = [(runs, _) => ValueTask.FromResult<IReadOnlyList<ScoreResult>>([new("runs", runs.Count), new("perfect", runs.All(run => run.ScoreResults[0].Value == 1) ? 1 : 0)])],
            KeepsResults = false,
        }, Cancellation);

        Assert.Empty(result.TestResults);
        Assert.Equal(["runs", "perfect"], result.ExperimentScores.Select(score => score.Name));
        Assert.Equal(new() { ["runs"] = 3, ["perfect"] = 1 }, (await bench.StoredAsync(result.ExperimentId)).Means("experiment_scores"));
    }

    [Fact(Timeout = 120_000)]
    public async Task Outputs_of_any_shape_are_seen_by_their_members()
    {
        await using var bench = await EvaluationBench.StartAsync(server, 1);

        Assert.Equal("0", await OutputAsync(client => client.EvaluateAsync(bench.Dataset, item => item["n"]!.ToString(), cancellationToken: Cancellation)));
        Assert.Equal("0", await OutputAsync(client => client.EvaluateAsync(bench.Dataset, async item => { await Task.Yield(); return new { output = item["n"]!.ToString() }; }, cancellationToken: Cancellation)));
        Assert.Equal("0", await OutputAsync(client => client.EvaluateAsync(bench.Dataset, item => new Dictionary<string, object?> { ["output"] = item["n"]!.ToString() }, cancellationToken: Cancellation)));

        async Task<string?> OutputAsync(Func<OpikClient, Task<Results.EvaluationResult>> evaluate) => (string?)(await evaluate(bench.Client)).TestResults[0].TestCase.TaskOutput["output"];
    }

    [Fact(Timeout = 120_000)]
    public async Task Progress_is_told_of_every_run()
    {
        await using var bench = await EvaluationBench.StartAsync(server, 5);
        var reports = new Reports();

        await bench.Client.EvaluateAsync(bench.Dataset, EvaluationBench.Echo, new EvaluationOptions { Progress = reports, TrialCount = 2 }, Cancellation);

        Assert.Equal(Enumerable.Range(1, 10).Select(n => (long)n), reports.Completed.Order());
    }

    private sealed class Reports : IProgress<EvaluationProgress>
    {
        public List<long> Completed { get; } = [];

        public void Report(EvaluationProgress value)
        {
            lock (Completed)
                Completed.Add(value.Total == 10 ? value.Completed : -1);
        }
    }
}
