using System.Text.Json.Nodes;
using Opik.Datasets;
using Opik.Evaluation.Functions;
using Xunit;

namespace Opik.Evaluation.Tests.Engine;

/// <summary>What fails, what goes on, and what is left behind.</summary>
public sealed class FailureTests(RunningServer server)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact(Timeout = 120_000)]
    public async Task Failing_metric_leaves_a_failed_score_that_is_neither_stored_nor_averaged()
    {
        await using var bench = await EvaluationBench.StartAsync(server, 2);

        var result = await bench.Client.EvaluateAsync(bench.Dataset, EvaluationBench.Echo, new EvaluationOptions { Metrics = [new FailingMetric(), new SameText()] }, Cancellation);

        var failed = result.TestResults[0].ScoreResults[0];
        Assert.True(failed.ScoringFailed);
        Assert.Equal((0, "no luck", nameof(MetricComputationException)), (failed.Value, failed.Reason, (string?)failed.Metadata!["error_info"]!["exception_type"]));
        Assert.Equal(["same_text"], result.Scores.Keys);
        var stored = await bench.StoredAsync(result.ExperimentId);
        Assert.Equal(new() { ["same_text"] = 1 }, stored.Means());
        Assert.All(stored.Spans.Where(span => (string?)span["name"] == "failing"), span => Assert.Equal("no luck", (string?)span["error_info"]!["message"]));
    }

    [Fact(Timeout = 120_000)]
    public async Task First_failure_of_a_task_is_thrown_once_all_others_have_ended_and_stands_on_its_trace()
    {
        await using var bench = await EvaluationBench.StartAsync(server, 6);

        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => bench.Client.EvaluateAsync(bench.Dataset, Broken, new EvaluationOptions { Metrics = [new SameText()], ExperimentName = "broken" }, Cancellation));

        Assert.Equal("number 3", thrown.Message);
        var experiment = Assert.Single(await bench.Client.Experiments.GetByNameAsync("broken", cancellationToken: Cancellation));
        var stored = await bench.StoredAsync(experiment.Id);
        Assert.Equal(6, stored.Traces.Count);
        Assert.Equal(5, stored.Traces.Count(trace => trace["output"] is not null && trace["feedback_scores"] is not null));
        var failed = Assert.Single(stored.Traces, trace => trace["error_info"] is not null);
        Assert.Equal(("number 3", "evaluation_task(Broken)"), ((string?)failed["error_info"]!["message"], stored.Tree(failed)));
        Assert.Equal("failed", (string?)stored.Experiment["status"]);

        static JsonObject Broken(DatasetItem item) => (int)item["n"]! == 3 ? throw new InvalidOperationException("number 3") : EvaluationBench.Echo(item);
    }

    [Fact(Timeout = 120_000)]
    public async Task Missing_argument_ends_the_evaluation_with_a_message_that_names_it()
    {
        await using var bench = await EvaluationBench.StartAsync(server, 2, n => new DatasetItem { ["n"] = n });

        var thrown = await Assert.ThrowsAsync<MissingScoreArgumentsException>(() => bench.Client.EvaluateAsync(bench.Dataset, EvaluationBench.Echo, new EvaluationOptions { Metrics = [new SameText()] }, Cancellation));

        Assert.Equal(["reference"], thrown.Missing);
        Assert.Equal(["id", "n", "output"], thrown.Available.Order(StringComparer.Ordinal));
        var stored = await bench.StoredAsync(null);
        Assert.All(stored.Traces, trace => Assert.Equal("evaluation_task(Echo metrics_calculation(same_text_arg_validation))", stored.Tree(trace)));
        Assert.All(stored.Traces, trace => Assert.Null(trace["output"]));
    }

    [Fact(Timeout = 120_000)]
    public async Task Missing_argument_is_a_failed_score_where_all_scoring_errors_are_tolerated()
    {
        await using var bench = await EvaluationBench.StartAsync(server, 1, n => new DatasetItem { ["n"] = n });

        var result = await bench.Client.EvaluateAsync(bench.Dataset, EvaluationBench.Echo, new EvaluationOptions { Metrics = [new SameText()], ErrorTolerance = ErrorTolerance.AllScoringErrors }, Cancellation);

        var score = Assert.Single(result.TestResults[0].ScoreResults);
        Assert.True(score.ScoringFailed);
        Assert.Contains("reference", score.Reason, StringComparison.Ordinal);
    }

    [Fact(Timeout = 120_000)]
    public async Task Failing_scoring_function_is_a_failed_score_of_its_name()
    {
        await using var bench = await EvaluationBench.StartAsync(server, 1);

        var result = await bench.Client.EvaluateAsync(bench.Dataset, EvaluationBench.Echo, new EvaluationOptions { ScoringFunctions = [ScoringFunction.Of(Refuse, "mine")] }, Cancellation);

        Assert.Equal("mine True", Assert.Single(result.TestResults[0].ScoreResults.Select(score => $"{score.Name} {score.ScoringFailed}")));

        static ScoreResult Refuse(DatasetItem item, JsonObject output) => throw new InvalidOperationException("no");
    }

    [Fact(Timeout = 120_000)]
    public async Task Cancellation_stops_before_further_items_and_marks_the_experiment()
    {
        await using var bench = await EvaluationBench.StartAsync(server, 50);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var begun = 0;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bench.Client.EvaluateAsync(
            bench.Dataset,
            async (item, cancellation) =>
            {
                if (Interlocked.Increment(ref begun) == 4)
                    await cancel.CancelAsync();
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
                return "never";
            },
            new EvaluationOptions { TaskThreads = 4, ExperimentName = "cancelled" },
            cancel.Token));

        Assert.Equal(4, begun);
        var experiment = Assert.Single(await bench.Client.Experiments.GetByNameAsync("cancelled", cancellationToken: Cancellation));
        Assert.Equal("cancelled", (string?)(await bench.StoredAsync(experiment.Id)).Experiment["status"]);
    }

    [Theory]
    [InlineData(0, 1, 10)]
    [InlineData(1, 0, 10)]
    [InlineData(1, 1, 15)]
    public async Task Options_out_of_range_are_refused(int threads, int trials, int tolerance)
    {
        await using var bench = await EvaluationBench.StartAsync(server, 1);

        await Assert.ThrowsAsync<ArgumentException>(() => bench.Client.EvaluateAsync(bench.Dataset, EvaluationBench.Echo, new EvaluationOptions { TaskThreads = threads, TrialCount = trials, ErrorTolerance = (ErrorTolerance)tolerance }, Cancellation));
    }
}
