using FsCheck;
using FsCheck.Fluent;
using Opik.Evaluation.Sentiment;

namespace Opik.Evaluation.Tests.Sentiment;

public class SentimentTests
{
    private static readonly string[] Tokens = ["good", "BAD", "not", "very", "the", "but", "so", "never", "kind", "of", "least", "horrible!!", "fun?", ":)", "kiss", "death"];

    [Fact]
    public void SharesAddUpToOneAndTheCompoundStaysInItsRange() => Prop.ForAll(Texts(), text =>
    {
        var scores = new VaderAnalyzer().Analyze(text);
        return Math.Abs(scores.Negative + scores.Neutral + scores.Positive - 1) < 0.002 && scores.Compound is >= -1 and <= 1;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void BothMetricsAgree() => Prop.ForAll(Texts(), text =>
        new VaderSentimentMetric().Score(text).Value.Equals((new SentimentMetric().Score(text).Value + 1) / 2)).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("The service was good.", "positive")]
    [InlineData("The service was not good.", "negative")]
    [InlineData("The service was at the station.", "neutral")]
    public void TheReasonNamesTheSentiment(string text, string label) => Assert.Contains(label, new SentimentMetric().Score(text).Reason!, StringComparison.Ordinal);

    [Fact]
    public void AnAnalyzerOfOnesOwnIsAsked() =>
        Assert.Equal(0.75, new VaderSentimentMetric(new() { Analyzer = new Fixed(new(0, 0.5, 0.5, 0.5)) }).Score("whatever").Value);

    private static Arbitrary<string> Texts() => Gen.Elements(Tokens).NonEmptyListOf().Select(tokens => string.Join(' ', tokens)).ToArbitrary();

    private sealed class Fixed(SentimentScores scores) : ISentimentAnalyzer
    {
        public SentimentScores Analyze(string text) => scores;
    }
}
