using Opik.Evaluation.Judges.Quality;

namespace Opik.Evaluation.Tests.Judges.Quality;

public sealed class LabelledSetTests
{
    public static TheoryData<string> BuiltIn => [.. LabelledSet.BuiltIn];

    [Fact]
    public void Two_sets_come_with_the_library() => Assert.Equal(["answer_relevance", "hallucination"], LabelledSet.BuiltIn);

    [Theory]
    [MemberData(nameof(BuiltIn))]
    public void A_set_is_balanced_and_says_what_each_example_is_about(string name)
    {
        var set = LabelledSet.Load(name);
        Assert.Equal(40, set.Examples.Count);
        Assert.Equal(20, set.Examples.Count(example => example.Label));
        Assert.All(set.Examples, example => Assert.True(example.Note?.Length > 0 && example.Arguments.ContainsKey("output")));
    }

    [Theory]
    [InlineData("{\"output\":\"a\",\"label\":true}\n\n{broken", "Line 3")]
    [InlineData("[]", "Line 1 is no JSON object")]
    [InlineData("{\"output\":\"a\",\"label\":1}", "Line 1 has no \"label\"")]
    [InlineData("{\"id\":\"x\",\"label\":true}", "Line 1 has nothing to judge")]
    public void A_line_that_is_no_example_is_named(string lines, string message) =>
        Assert.Contains(message, Assert.Throws<FormatException>(() => LabelledSet.Read("mine", new StringReader(lines))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("{\"id\":\"x\",\"output\":\"a\",\"label\":true}\n{\"id\":\"x\",\"output\":\"b\",\"label\":false}")]
    public void A_set_without_examples_or_with_one_id_twice_is_refused(string lines) => Assert.Throws<ArgumentException>(() => LabelledSet.Read("mine", new StringReader(lines)));

    [Fact]
    public void An_unknown_set_is_refused_with_the_names_of_those_there_are() => Assert.Contains("hallucination", Assert.Throws<ArgumentException>(() => LabelledSet.Load("nothing")).Message, StringComparison.Ordinal);
}
