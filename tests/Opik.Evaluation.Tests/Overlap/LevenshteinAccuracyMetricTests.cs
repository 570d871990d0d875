using System.Text.Json.Nodes;
using Opik.Evaluation.Overlap;

namespace Opik.Evaluation.Tests.Overlap;

public sealed class LevenshteinAccuracyMetricTests
{
    [Fact]
    public async Task Answers_are_compared_with_the_column_that_was_named()
    {
        var metric = new LevenshteinAccuracyMetric(new() { ReferenceKey = "label" });

        var score = Assert.Single(await metric.ScoreAsync(new ScoreArguments(new JsonObject { ["output"] = "Paris", ["label"] = "paris" }), TestContext.Current.CancellationToken));

        Assert.Equal(new ScoreResult("accuracy", 1), score);
    }

    [Theory]
    [InlineData("""{"output":"Paris"}""", "'answer'")]
    [InlineData("""{"answer":"Paris"}""", "'output'")]
    [InlineData("""{"answer":5,"output":"Paris"}""", "'answer'")]
    public async Task What_is_missing_or_no_text_is_a_failed_score_that_names_it(string arguments, string name)
    {
        var score = Assert.Single(await new LevenshteinAccuracyMetric().ScoreAsync(new ScoreArguments((JsonObject)JsonNode.Parse(arguments)!), TestContext.Current.CancellationToken));

        Assert.Equal((0, true), (score.Value, score.ScoringFailed));
        Assert.Contains(name, score.Reason!, StringComparison.Ordinal);
    }
}
