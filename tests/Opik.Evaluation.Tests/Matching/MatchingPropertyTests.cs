using FsCheck;
using FsCheck.Fluent;
using Opik.Evaluation.Matching;

namespace Opik.Evaluation.Tests.Matching;

public sealed class MatchingPropertyTests
{
    [Fact]
    public void A_text_equals_and_contains_itself() => Prop.ForAll<NonEmptyString, bool>((text, isCaseSensitive) =>
        new EqualsMetric(new MatchingOptions { IsCaseSensitive = isCaseSensitive }).Score(text.Get, text.Get).Value == 1
        && new ContainsMetric(new ContainsOptions { IsCaseSensitive = isCaseSensitive }).Score(text.Get, text.Get).Value == 1).QuickCheckThrowOnFailure();

    [Fact]
    public void Equality_is_symmetric() => Prop.ForAll<NonNull<string>, NonNull<string>>((first, second) =>
        new EqualsMetric().Score(first.Get, second.Get).Value.Equals(new EqualsMetric().Score(second.Get, first.Get).Value)).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_found_with_letter_case_is_found_without() => Prop.ForAll<NonNull<string>, NonEmptyString>((text, part) =>
        new ContainsMetric(new ContainsOptions { IsCaseSensitive = true }).Score(text.Get, part.Get).Value <= new ContainsMetric().Score(text.Get, part.Get).Value).QuickCheckThrowOnFailure();

    [Fact]
    public void Json_that_was_written_is_json() => Prop.ForAll<Dictionary<int, string?>>(values =>
        new IsJsonMetric().Score(System.Text.Json.JsonSerializer.Serialize(values)).Value == 1).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_text_is_json_or_not_but_never_an_error() => Prop.ForAll<NonNull<string>>(text =>
        new IsJsonMetric().Score(text.Get).Value is 0 or 1).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_pattern_is_refused_as_an_argument_or_matches_or_not() => Prop.ForAll(PatternParts, parts =>
    {
        try
        {
            return new RegexMatchMetric(string.Concat(parts)).Score("aä 1\n").Value is 0 or 1;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("a++a", "aaa", 0)]
    [InlineData("(?P<x>a)(?P=x)", "aa", 1)]
    [InlineData("[^\\W\\d]", "1", 0)]
    [InlineData("^\\W$", "😀", 1)]
    [InlineData("[😀-😎]", "😃", 1)]
    [InlineData("(?i)ISTANBUL", "ıstanbul", 1)]
    [InlineData("(?x) a  # first\n b", "ab", 1)]
    [InlineData("a{,2}b", "b", 1)]
    [InlineData("(?s)[^a].", "😀", 0)]
    public void Patterns_are_read_in_the_dialect_of_Python(string pattern, string output, double value) => Assert.Equal(value, new RegexMatchMetric(pattern).Score(output).Value);

    [Theory]
    [InlineData("(?<x>a)")]
    [InlineData("\\p{L}")]
    [InlineData("a(?i)")]
    [InlineData("^*")]
    [InlineData("(a\\1)")]
    public void What_only_other_dialects_know_is_refused(string pattern) => Assert.Throws<ArgumentException>(() => new RegexMatchMetric(pattern));

    private static Arbitrary<string[]> PatternParts => Gen.Elements("a", "(", ")", "[", "]", "^", "$", "*", "+", "?", "{1,2}", "\\", "w", "d", "1", "|", "(?:", "(?P<n>", "-", ".").ArrayOf().ToArbitrary();
}
