using System.Text.Json;
using Opik.Evaluation.Overlap;
using Opik.Evaluation.Ranking;
using Opik.Testing.Golden;

namespace Opik.Evaluation.Tests.Golden;

/// <summary>
/// ROUGE is asked twice: for words as the official client finds them, which must give its numbers, and as it comes, where texts
/// with letters beyond a–z are deviations.
/// </summary>
public sealed class OverlapGoldenTests
{
    private static readonly GoldenTolerance Tolerance = new(1e-9);

    private static readonly Dictionary<string, Func<GoldenCase, IMetric>> Metrics = new(StringComparer.Ordinal)
    {
        ["LevenshteinRatio"] = golden => new LevenshteinRatioMetric(Flag(golden, "case_sensitive")),
        ["SentenceBLEU"] = golden => new SentenceBleuMetric(Bleu(golden)),
        ["CorpusBLEU"] = golden => new CorpusBleuMetric(Bleu(golden)),
        ["GLEU"] = golden => new GleuMetric(new GleuOptions { MinLength = Integer(golden, "min_len", 1), MaxLength = Integer(golden, "max_len", 4) }),
        ["ROUGE.rouge1"] = Rouge,
        ["ROUGE.rouge2"] = Rouge,
        ["ROUGE.rougeL"] = Rouge,
        ["ROUGE.rougeLsum"] = Rouge,
        ["METEOR"] = golden => new MeteorMetric(new MeteorOptions { Alpha = Number(golden, "alpha", 0.9), Beta = Number(golden, "beta", 3), Gamma = Number(golden, "gamma", 0.5) }),
        ["ChrF"] = golden => new ChrFMetric(new ChrFOptions
        {
            Beta = Number(golden, "beta", 2), CharOrder = Integer(golden, "char_order", 6), IgnoreWhitespace = Flag(golden, "ignore_whitespace", true), Lowercase = Flag(golden, "lowercase"),
        }),
        ["SpearmanRanking"] = _ => new SpearmanRankingMetric(),
    };

    public static TheoryData<string> Cases => [.. GoldenFile.Ids("metrics", Metrics.Keys)];

    public static TheoryData<string> RougeCases => [.. GoldenFile.Ids("metrics", [.. Metrics.Keys.Where(kind => kind.StartsWith("ROUGE", StringComparison.Ordinal))])];

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Cases))]
    public async Task A_score_is_that_of_the_official_client(string id) =>
        Assert.Null(await MetricGolden.ComplaintAsync(id, golden => Metrics[golden.Kind](golden), Tolerance));

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(RougeCases))]
    public async Task Without_compatibility_ROUGE_differs_where_other_letters_make_words(string id) => Assert.Null(await GoldenCheck.ComplaintAsync(
        "metrics.rouge", GoldenFile.Case("metrics", id), golden => GoldenArguments.ScoreAsync(Rouge(golden, compatibility: false), golden), Tolerance));

    private static RougeMetric Rouge(GoldenCase golden) => Rouge(golden, compatibility: true);

    private static RougeMetric Rouge(GoldenCase golden, bool compatibility) => new(new RougeOptions
    {
        Type = golden.Param("rouge_type") switch
        {
            null or "rouge1" => RougeType.Rouge1,
            "rouge2" => RougeType.Rouge2,
            "rougeL" => RougeType.RougeL,
            "rougeLsum" => RougeType.RougeLsum,
            // .NET has no other value to give.
            var other => throw new ArgumentException($"There is no type {other} of ROUGE.", nameof(golden)),
        },
        UseStemmer = Flag(golden, "use_stemmer"),
        Compatibility = compatibility,
    });

    private static BleuOptions Bleu(GoldenCase golden) => new()
    {
        NGrams = Integer(golden, "n_grams", 4),
        SmoothingMethod = golden.Param("smoothing_method") ?? "method1",
        Weights = GoldenArguments.TryParam(golden, "weights", out var weights) ? [.. weights.EnumerateArray().Select(GoldenArguments.Number)] : null,
    };

    private static bool Flag(GoldenCase golden, string name, bool otherwise = false) => GoldenArguments.TryParam(golden, name, out var value) ? value.GetBoolean() : otherwise;

    // What is no number cannot be given in .NET: the error is the compiler's.
    private static double Number(GoldenCase golden, string name, double otherwise)
    {
        if (!golden.Params.TryGetProperty(name, out var value))
            return otherwise;
        return value.ValueKind is JsonValueKind.Number or JsonValueKind.Object ? GoldenArguments.Number(value) : throw new ArgumentException($"{name} must be a number.", nameof(golden));
    }

    private static int Integer(GoldenCase golden, string name, int otherwise)
    {
        if (!golden.Params.TryGetProperty(name, out var value))
            return otherwise;
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var integer) ? integer : throw new ArgumentException($"{name} must be an integer.", nameof(golden));
    }
}
