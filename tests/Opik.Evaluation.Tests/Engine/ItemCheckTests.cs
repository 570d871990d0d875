using System.Text.Json.Nodes;
using Opik.Datasets;
using Xunit;

namespace Opik.Evaluation.Tests.Engine;

/// <summary>Checks that items carry themselves.</summary>
public sealed class ItemCheckTests(RunningServer server)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact(Timeout = 120_000)]
    public async Task Check_of_an_unknown_kind_is_a_failed_score_after_those_of_all_items()
    {
        await using var bench = await StartAsync(new DatasetEvaluator("by hand", "code_metric", new JsonObject { ["secret"] = "hidden" }));

        var result = await bench.Client.EvaluateAsync(bench.Dataset, EvaluationBench.Echo, new EvaluationOptions { Metrics = [new SameText()] }, Cancellation);

        var scores = Assert.Single(result.TestResults).ScoreResults;
        Assert.Equal(["same_text False", "by hand True"], scores.Select(score => $"{score.Name} {score.ScoringFailed}"));
        Assert.DoesNotContain("hidden", scores[1].Metadata!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact(Timeout = 120_000)]
    public async Task Judge_that_cannot_be_read_ends_the_evaluation_unless_all_scoring_errors_are_tolerated()
    {
        await using var bench = await StartAsync(new DatasetEvaluator("judge", "llm_judge", new JsonObject { ["schema"] = "no list" }));

        await Assert.ThrowsAsync<ArgumentException>(() => bench.Client.EvaluateAsync(bench.Dataset, EvaluationBench.Echo, cancellationToken: Cancellation));
        var result = await bench.Client.EvaluateAsync(bench.Dataset, EvaluationBench.Echo, new EvaluationOptions { ErrorTolerance = ErrorTolerance.AllScoringErrors }, Cancellation);

        Assert.Equal("judge True", Assert.Single(result.TestResults[0].ScoreResults.Select(score => $"{score.Name} {score.ScoringFailed}")));
    }

    private Task<EvaluationBench> StartAsync(DatasetEvaluator evaluator) =>
        EvaluationBench.StartAsync(server, 1, n => new DatasetItem { ["n"] = n, ["reference"] = $"{n}", Evaluators = [evaluator] });
}
