using FsCheck;
using FsCheck.Fluent;
using Opik.Evaluation.Distributions;

namespace Opik.Evaluation.Tests.Distributions;

public sealed class DistributionPropertyTests
{
    private static readonly Arbitrary<string> Texts = Gen.Elements("a", "b", "c", "Ä", "日本").NonEmptyListOf().Select(words => string.Join(' ', words)).ToArbitrary();

    [Fact]
    public void Similarity_lies_between_0_and_1_and_is_symmetric() => Prop.ForAll(Texts, Texts, (first, second) =>
    {
        var (there, back) = (new JSDivergenceMetric().Score(first, second).Value, new JSDivergenceMetric().Score(second, first).Value);
        return there is >= 0 and <= 1 && Math.Abs(there - back) < 1e-12;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_same_words_in_any_order_are_the_same() => Prop.ForAll(Texts, text =>
    {
        var back = string.Join(' ', text.Split(' ').Reverse());
        return new JSDivergenceMetric().Score(text, back).Value == 1 && new JSDistanceMetric().Score(text, back).Value == 0 && Math.Abs(new KLDivergenceMetric().Score(text, back).Value) < 1e-9;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Distance_and_similarity_add_up_to_1() => Prop.ForAll(Texts, Texts, (first, second) =>
        Math.Abs(new JSDivergenceMetric().Score(first, second).Value + new JSDistanceMetric().Score(first, second).Value - 1) < 1e-9).QuickCheckThrowOnFailure();

    [Fact]
    public void The_divergence_from_another_text_is_not_negative() => Prop.ForAll(Texts, Texts, (first, second) =>
        new KLDivergenceMetric().Score(first, second).Value >= -1e-9).QuickCheckThrowOnFailure();

    [Fact]
    public void Words_are_what_the_tokenizer_says()
    {
        var options = new JensenShannonOptions { Tokenizer = text => text.Select(letter => letter.ToString()) };

        Assert.Equal(1, new JSDivergenceMetric(options).Score("ab", "ba").Value);
        Assert.Equal(0, new JSDivergenceMetric().Score("ab", "ba").Value);
    }
}
