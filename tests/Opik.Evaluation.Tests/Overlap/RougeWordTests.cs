using Opik.Evaluation.Overlap;

namespace Opik.Evaluation.Tests.Overlap;

public sealed class RougeWordTests
{
    [Theory]
    [InlineData("кошка сидит на ковре", "кошка лежит на ковре", 0.75)]
    [InlineData("今天天气很好", "今天天气不好", 5.0 / 6)]
    [InlineData("बिल्ली चटाई पर है", "बिल्ली चटाई पर थी", 0.75)]
    [InlineData("القطة على السجادة", "القطة تحت السجادة", 2.0 / 3)]
    [InlineData("un café noir", "un café blanc", 2.0 / 3)]
    [InlineData("แมว", "แมว", 1)]
    public void Words_of_all_scripts_count(string output, string reference, double expected)
    {
        Assert.Equal(expected, new RougeMetric().Score(output, reference).Value, 9);
        Assert.Equal(1, new RougeMetric().Score(output, output).Value);
    }

    [Theory]
    [InlineData("кошка", "кошка", 0)]
    [InlineData("caf", "café", 1)]
    public void With_compatibility_they_count_as_in_the_official_client(string output, string reference, double expected) =>
        Assert.Equal(expected, new RougeMetric(new RougeOptions { Compatibility = true }).Score(output, reference).Value);

    [Fact]
    public void Latin_texts_score_the_same_either_way()
    {
        foreach (var type in Enum.GetValues<RougeType>())
        {
            var (ours, theirs) = (new RougeMetric(new RougeOptions { Type = type }), new RougeMetric(new RougeOptions { Type = type, Compatibility = true }));
            Assert.Equal(
                theirs.Score("The cat sat on the mat.\nIt was 3 o'clock.", "On the mat sat a cat.\nIt was late.").Value,
                ours.Score("The cat sat on the mat.\nIt was 3 o'clock.", "On the mat sat a cat.\nIt was late.").Value);
        }
    }

    [Fact]
    public void Sentences_can_be_parts_of_a_summary()
    {
        var bySentence = new RougeMetric(new RougeOptions { Type = RougeType.RougeLsum, SplitSentences = true });
        // Within one line the order of the sentences breaks the common subsequence; part by part it does not.
        Assert.Equal(1, bySentence.Score("He came. She left!", "She left! He came.").Value);
        Assert.True(new RougeMetric(new RougeOptions { Type = RougeType.RougeLsum }).Score("He came. She left!", "She left! He came.").Value < 1);
    }
}
