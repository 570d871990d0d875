using FsCheck;
using FsCheck.Fluent;
using Opik.Evaluation.Overlap;
using Opik.Evaluation.Ranking;

namespace Opik.Evaluation.Tests.Overlap;

public sealed class OverlapPropertyTests
{
    private static readonly string[] Words = ["the", "a", "cat", "Cat", "sat", "running", "ran.", "über", "日本", "👍🏽", "e\u0301", "12.5%", "state-of-the-art", "x"];

    private static readonly Gen<string> Text = Gen.Elements(Words).NonEmptyListOf().Select(words => string.Join(' ', words));

    private static readonly Arbitrary<(string, string)> Pairs = Text.Two().Select(pair => (pair.Item1, pair.Item2)).ToArbitrary();

    private static readonly (string Name, Func<string, string, double> Score)[] All =
    [
        ("levenshtein", (output, reference) => new LevenshteinRatioMetric().Score(output, reference).Value),
        ("bleu", (output, reference) => new SentenceBleuMetric().Score(output, reference).Value),
        ("corpus bleu", (output, reference) => new CorpusBleuMetric().Score([output], [[reference]]).Value),
        ("gleu", (output, reference) => new GleuMetric().Score(output, reference).Value),
        ("rouge 1", (output, reference) => new RougeMetric().Score(output, reference).Value),
        ("rouge 2", (output, reference) => new RougeMetric(new RougeOptions { Type = RougeType.Rouge2 }).Score(output, reference).Value),
        ("rouge L", (output, reference) => new RougeMetric(new RougeOptions { Type = RougeType.RougeL }).Score(output, reference).Value),
        ("rouge Lsum", (output, reference) => new RougeMetric(new RougeOptions { Type = RougeType.RougeLsum }).Score(output, reference).Value),
        ("meteor", (output, reference) => new MeteorMetric().Score(output, reference).Value),
        ("chrf", (output, reference) => new ChrFMetric().Score(output, reference).Value),
    ];

    [Fact]
    public void Scores_are_between_0_and_1() =>
        Prop.ForAll(Pairs, pair => All.All(metric => metric.Score(pair.Item1, pair.Item2) is >= 0 and <= 1 + 1e-12)).QuickCheckThrowOnFailure();

    [Fact]
    public void Equal_texts_score_best_where_their_length_allows() =>
        Prop.ForAll(Text.Where(text => text.Split(' ').Length >= 4).ToArbitrary(), text =>
            All.Where(metric => metric.Name is not ("meteor" or "chrf")).All(metric => Math.Abs(metric.Score(text, text) - 1) < 1e-9)
            && Math.Abs(new MeteorMetric().Score(text, text).Value - (1 - (0.5 / Math.Pow(text.Split(' ').Length, 3)))) < 1e-9).QuickCheckThrowOnFailure();

    [Fact]
    public void Those_without_a_direction_are_symmetric() =>
        Prop.ForAll(Pairs, pair => All.Where(metric => metric.Name is "levenshtein" or "rouge 1" or "rouge 2" or "rouge L" or "gleu")
            .All(metric => Math.Abs(metric.Score(pair.Item1, pair.Item2) - metric.Score(pair.Item2, pair.Item1)) < 1e-12)).QuickCheckThrowOnFailure();

    [Fact]
    public void A_further_reference_never_lowers_what_takes_the_best_one() =>
        Prop.ForAll(Pairs, pair => new GleuMetric().Score(pair.Item1, pair.Item2, "cat").Value >= new GleuMetric().Score(pair.Item1, pair.Item2).Value
            && new RougeMetric().Score(pair.Item1, pair.Item2, "cat").Value >= new RougeMetric().Score(pair.Item1, pair.Item2).Value
            && new ChrFMetric().Score(pair.Item1, pair.Item2, "cat").Value >= new ChrFMetric().Score(pair.Item1, pair.Item2).Value).QuickCheckThrowOnFailure();

    [Fact]
    public void The_common_subsequence_is_that_of_the_table() =>
        Prop.ForAll(Gen.Elements("a", "b", "日", "👍", "c").ListOf().Select(letters => string.Concat(letters)).Two().Select(pair => (pair.Item1, pair.Item2)).ToArbitrary(), pair =>
        {
            var (left, right) = (pair.Item1.EnumerateRunes().ToArray(), pair.Item2.EnumerateRunes().ToArray());
            var expected = left.Length + right.Length == 0 ? 1 : 2.0 * Longest(left, right) / (left.Length + right.Length);
            return Math.Abs(new LevenshteinRatioMetric(caseSensitive: true).Score(pair.Item1, pair.Item2).Value - expected) < 1e-12;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(65, 64)]
    [InlineData(200, 129)]
    public void Blocks_of_64_letters_join(int length, int shared)
    {
        var output = new string('a', shared) + new string('b', length - shared);
        Assert.Equal(2.0 * shared / (length + shared), new LevenshteinRatioMetric().Score(output, new string('a', shared)).Value, 12);
    }

    [Fact]
    public void An_order_turned_round_scores_0_and_the_same_one_1() =>
        Prop.ForAll(Gen.Choose(2, 40).ToArbitrary(), count =>
        {
            string[] items = [.. Enumerable.Range(0, count).Select(i => $"item {i}")];
            return new SpearmanRankingMetric().Score(items, items).Value == 1 && Math.Abs(new SpearmanRankingMetric().Score([.. items.Reverse()], items).Value) < 1e-12;
        }).QuickCheckThrowOnFailure();

    // The published example of K. Papineni et al. (2002): a word counts no more often than a reference has it.
    [Fact]
    public void Repeated_words_are_clipped() =>
        Assert.Equal(2.0 / 7, new SentenceBleuMetric(new BleuOptions { NGrams = 1 }).Score("the the the the the the the", "the cat is on the mat", "there is a cat on the mat").Value, 12);

    private static int Longest(System.Text.Rune[] left, System.Text.Rune[] right)
    {
        var table = new int[left.Length + 1, right.Length + 1];
        for (var i = 1; i <= left.Length; i++)
        {
            for (var j = 1; j <= right.Length; j++)
                table[i, j] = left[i - 1] == right[j - 1] ? table[i - 1, j - 1] + 1 : Math.Max(table[i - 1, j], table[i, j - 1]);
        }

        return table[left.Length, right.Length];
    }
}
