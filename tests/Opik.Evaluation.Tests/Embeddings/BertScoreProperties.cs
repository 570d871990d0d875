using FsCheck;
using FsCheck.Fluent;
using Opik.Evaluation.Embeddings;

namespace Opik.Evaluation.Tests.Embeddings;

public class BertScoreProperties
{
    private static readonly BertScoreMetric Metric = new(new LetterEmbedder());

    private static readonly Arbitrary<string[]> Texts =
        Gen.Elements("cat", "dog", "tree", "house", "sat", "ran", "on", "the").NonEmptyListOf().Select(words => string.Join(' ', words)).ArrayOf(3).ToArbitrary();

    [Fact]
    public void ScoresLieBetweenZeroAndOne() => Prop.ForAll(Texts, texts => Value(texts[0], texts[1]) is >= 0 and <= 1 + 1e-6).QuickCheckThrowOnFailure();

    [Fact]
    public void ATextIsLikeItself() => Prop.ForAll(Texts, texts => Math.Abs(Value(texts[0], texts[0]) - 1) < 1e-6).QuickCheckThrowOnFailure();

    [Fact]
    public void ExchangingTheTextsExchangesPrecisionAndRecall() => Prop.ForAll(Texts, texts =>
    {
        var (there, back) = (Score(texts[0], texts[1]), Score(texts[1], texts[0]));
        return Math.Abs(there.Value - back.Value) < 1e-9 && Math.Abs(Figure(there, "precision") - Figure(back, "recall")) < 1e-9;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void AnotherReferenceNeverMakesItWorse() => Prop.ForAll(Texts, texts => Value(texts[0], texts[1], texts[2]) >= Value(texts[0], texts[1])).QuickCheckThrowOnFailure();

    private static double Value(string output, params string[] references) => Score(output, references).Value;

    private static ScoreResult Score(string output, params string[] references) => Metric.ScoreAsync(output, references).GetAwaiter().GetResult();

    private static double Figure(ScoreResult score, string name) => score.Metadata![name]!.GetValue<double>();
}
