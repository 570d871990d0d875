using FsCheck;
using FsCheck.Fluent;
using Opik.Evaluation.Readability;

namespace Opik.Evaluation.Tests.Readability;

public class ReadabilityTests
{
    private const string Text = "The baker opened the shop before sunrise. He sold every loaf by noon, and went home.";

    [Fact]
    public void ValuesLieBetweenZeroAndOne() =>
        Prop.ForAll<NonEmptyString>(text => Value($"word {text.Get}") is >= 0 and <= 1).QuickCheckThrowOnFailure();

    [Fact]
    public void SyllablesOfTwoTextsAddUp() => Prop.ForAll<NonNull<string>, NonNull<string>>((left, right) =>
    {
        var counter = new SyllableCounter("en_US");
        return counter.Count($"{left.Get} \n{right.Get}") == counter.Count(left.Get) + counter.Count(right.Get);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void LongerWordsAreHarder() => Assert.True(Value("The dog ran to the park.") > Value("Extraordinary organizations communicate institutional responsibilities."));

    [Theory]
    [InlineData("de_DE")]
    [InlineData("de-DE")]
    public void ARegionMayBeWrittenBothWays(string locale)
    {
        var score = new ReadabilityMetric(new() { Language = locale }).Score("Der Müller öffnete die Tür und grüßte die Gäste.");
        Assert.Equal(180 - 9 - (58.5 * (int)score.Metadata!["syllable_count"]! / 9), (double)score.Metadata["flesch_reading_ease"]!, 1e-9);
    }

    [Fact]
    public void BoundsAreInclusive()
    {
        var grade = (double)new ReadabilityMetric().Score(Text).Metadata!["flesch_kincaid_grade"]!;
        Assert.Equal(1, new ReadabilityMetric(new() { MinGrade = grade, MaxGrade = grade, EnforceBounds = true }).Score(Text).Value);
        Assert.Equal(0, new ReadabilityMetric(new() { MinGrade = Math.BitIncrement(grade), EnforceBounds = true }).Score(Text).Value);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    [InlineData("?!")]
    public void ATextWithoutWordsCannotBeScored(string text) => Assert.Throws<MetricComputationException>(() => new ReadabilityMetric().Score(text));

    [Fact]
    public void AnUnknownLanguageSaysWhatToDo() =>
        Assert.Contains("de_DE", Assert.Throws<MetricComputationException>(() => new ReadabilityMetric(new() { Language = "tlh" }).Score(Text)).Message, StringComparison.Ordinal);

    private static double Value(string text) => new ReadabilityMetric().Score(text).Value;
}
