using System.Text.Json.Nodes;
using Opik.Evaluation.Embeddings;

namespace Opik.Evaluation.Tests.Embeddings;

public class BertScoreTests
{
    private const double Near = 1e-6;

    // The cosine of "b" to "a" is 0.6, to "c" 0.8; "a" and "c" have nothing in common.
    private static readonly GivenEmbedder Known = new(new() { ["a"] = [1, 0], ["b"] = [3, 4], ["c"] = [0, 2] });

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EachTokenCountsByItsNearestOne()
    {
        var score = await new BertScoreMetric(Known).ScoreAsync("a b", ["a c"], Cancellation);

        // Precision: a finds a (1), b finds c (0.8). Recall: a finds a (1), c finds b (0.8).
        Assert.Equal(0.9, score.Value, Near);
        Assert.Equal("bertscore_metric", score.Name);
        Assert.Equal("BERTScore F1: 0.9000", score.Reason);
        Assert.Equal(0.9, score.Metadata!["precision"]!.GetValue<double>(), Near);
    }

    [Fact]
    public async Task PrecisionLooksFromTheOutputAndRecallFromTheReference()
    {
        var score = await new BertScoreMetric(Known).ScoreAsync("a", ["a c"], Cancellation);

        Assert.Equal(1, score.Metadata!["precision"]!.GetValue<double>(), Near);
        Assert.Equal(0.5, score.Metadata["recall"]!.GetValue<double>(), Near);
        Assert.Equal(2.0 / 3, score.Value, Near);
    }

    [Fact]
    public async Task OfSeveralReferencesTheBestOfEachFigureCounts()
    {
        var score = await new BertScoreMetric(Known).ScoreAsync("a", ["c", "b", "a c"], Cancellation);

        Assert.Equal(2.0 / 3, score.Value, Near);
        Assert.Equal(1, score.Metadata!["precision"]!.GetValue<double>(), Near);
        Assert.Equal(0.6, score.Metadata["recall"]!.GetValue<double>(), Near);
    }

    [Fact]
    public async Task CommonTokensCountForLess()
    {
        var weights = new InverseDocumentFrequency([["a"], ["a", "c"], ["a"]]);
        var score = await new BertScoreMetric(Known, new() { Weights = weights }).ScoreAsync("a b", ["a c"], Cancellation);

        // ln(4/4) = 0 for a, ln(4/1) for b, which no text has, and ln(4/2) for c.
        Assert.Equal((0, Math.Log(4), Math.Log(2)), (weights.Of("a"), weights.Of("b"), weights.Of("c")));
        Assert.Equal(0.8, score.Metadata!["precision"]!.GetValue<double>(), Near);
        Assert.Equal(0.8, score.Metadata["recall"]!.GetValue<double>(), Near);
    }

    [Fact]
    public async Task WeightsAreCountedInTheTokensOfTheEmbedder()
    {
        var weights = await InverseDocumentFrequency.OfAsync(Known, ["a b", " ", "a"], Cancellation);

        Assert.Equal((0, Math.Log(1.5), Math.Log(3)), (weights.Of("a"), weights.Of("b"), weights.Of("c")));
    }

    [Fact]
    public async Task ABaselineBecomesZeroAndOneStaysOne()
    {
        var metric = new BertScoreMetric(Known, new() { Baseline = new(0.9, 0.5, 0.6) });

        Assert.Equal(1, (await metric.ScoreAsync("a", ["a"], Cancellation)).Value, Near);
        var score = await metric.ScoreAsync("a b", ["a c"], Cancellation);
        Assert.Equal(0, score.Metadata!["precision"]!.GetValue<double>(), Near);
        Assert.Equal(0.8, score.Metadata["recall"]!.GetValue<double>(), Near);
        Assert.Equal(0.75, score.Value, Near);
    }

    [Theory]
    [InlineData("""{"output": "a", "reference": "a c"}""")]
    [InlineData("""{"output": "a", "reference": ["a c"]}""")]
    [InlineData("""{"output": "a", "reference": ["c", "a c"]}""")]
    [InlineData("""{"output": "a", "reference": [["c", "a c"]]}""")]
    public async Task AReferenceIsATextAListOrAListInAList(string arguments)
    {
        var score = Assert.Single(await new BertScoreMetric(Known).ScoreAsync(new ScoreArguments(JsonNode.Parse(arguments)!.AsObject()), Cancellation));

        Assert.Equal(2.0 / 3, score.Value, Near);
    }

    [Theory]
    [InlineData("""{"output": " ", "reference": "a"}""")]
    [InlineData("""{"output": "a", "reference": ""}""")]
    [InlineData("""{"output": "a", "reference": []}""")]
    [InlineData("""{"output": "a", "reference": [[]]}""")]
    [InlineData("""{"output": "a", "reference": ["a", ["a"]]}""")]
    [InlineData("""{"output": "a", "reference": [["a"], ["a"]]}""")]
    [InlineData("""{"output": "a", "reference": null}""")]
    [InlineData("""{"output": "unknown", "reference": "a"}""")]
    public async Task WhatHasNothingToCompareIsNotScored(string arguments) =>
        await Assert.ThrowsAsync<MetricComputationException>(async () => await new BertScoreMetric(Known).ScoreAsync(new ScoreArguments(JsonNode.Parse(arguments)!.AsObject()), Cancellation));

    [Theory]
    [InlineData(1f, 0f, 0f)]
    [InlineData(0f, 0f)]
    [InlineData(float.NaN, 1f)]
    public async Task VectorsThatDoNotFitAreNoScore(params float[] vector)
    {
        var metric = new BertScoreMetric(new GivenEmbedder(new() { ["a"] = [1, 0], ["b"] = vector }));

        await Assert.ThrowsAsync<MetricComputationException>(() => metric.ScoreAsync("a", ["b"], Cancellation));
    }

    [Fact]
    public async Task TextsOfTokensWithoutWeightAreNotScored()
    {
        var metric = new BertScoreMetric(Known, new() { Weights = new InverseDocumentFrequency([["a"]]) });

        await Assert.ThrowsAsync<MetricComputationException>(() => metric.ScoreAsync("a", ["a"], Cancellation));
    }

    [Fact]
    public void ABaselineOfOneIsRefused() =>
        Assert.Throws<ArgumentException>(() => new BertScoreMetric(Known, new() { Baseline = new(0.5, 1, 0.5) }));
}
