using System.Text.Json.Nodes;
using Opik.Contracts;
using Opik.Datasets;
using Opik.Evaluation.Errors;
using Opik.Evaluation.Functions;
using Opik.Evaluation.Rescoring;
using Opik.Evaluation.Spans;
using Xunit;

namespace Opik.Evaluation.Tests.Engine;

/// <summary>Scoring what has been run.</summary>
public sealed class RescoringTests(RunningServer server)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact(Timeout = 120_000)]
    public async Task Scores_are_added_to_the_traces_of_the_runs_without_further_traces()
    {
        await using var bench = await EvaluationBench.StartAsync(server, 3);
        var first = await bench.Client.EvaluateAsync(bench.Dataset, Tooled, new EvaluationOptions { ExperimentName = "unscored", TrialCount = 2 }, Cancellation);

        var byName = await bench.Client.EvaluateExperimentAsync("unscored", new RescoringOptions { Metrics = [new SameText()] }, Cancellation);
        var byId = await bench.Client.EvaluateExperimentAsync(first.ExperimentId, new RescoringOptions { ScoringFunctions = [ScoringFunction.Of(Tools)] }, Cancellation);

        Assert.Equal((6, 2), (byName.TestResults.Count, byName.TrialCount));
        Assert.Equal(1, byId.Scores["tools"].Mean);
        var stored = await bench.StoredAsync(first.ExperimentId);
        Assert.Equal(6, stored.Traces.Count);
        Assert.Equal(new() { ["same_text"] = 1, ["tools"] = 1 }, stored.Means());

        JsonObject Tooled(DatasetItem item) => bench.Client.Track("tool", _ => EvaluationBench.Echo(item), new SpanOptions { Type = SpanType.Tool });
        static ScoreResult Tools(TaskSpan span) => new("tools", span.SelfAndBelow().Count(each => each.Type == SpanType.Tool));
    }

    [Fact(Timeout = 120_000)]
    public async Task Experiments_without_runs_cannot_be_scored()
    {
        await using var bench = await EvaluationBench.StartAsync(server, 1);
        var manual = await bench.Client.Experiments.CreateAsync(bench.Dataset.Name, cancellationToken: Cancellation);

        await Assert.ThrowsAsync<EmptyExperimentException>(() => bench.Client.EvaluateExperimentAsync(manual.Id, new RescoringOptions { Metrics = [new SameText()] }, Cancellation));
        await Assert.ThrowsAsync<ExperimentNotFoundException>(() => bench.Client.EvaluateExperimentAsync("nowhere", new RescoringOptions(), Cancellation));
    }
}
