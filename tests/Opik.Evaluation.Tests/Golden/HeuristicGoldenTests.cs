using System.Text;
using System.Text.Json.Nodes;
using Opik.Evaluation.Conversations;
using Opik.Evaluation.Distributions;
using Opik.Evaluation.Matching;
using Opik.Evaluation.Safety;
using Opik.Evaluation.TextNormalizing;
using Opik.Testing.Golden;

namespace Opik.Evaluation.Tests.Golden;

/// <summary>Metrics that compare, count or look for something.</summary>
public sealed class HeuristicGoldenTests
{
    private static readonly GoldenTolerance Exact = new(1e-12);
    private static readonly GoldenTolerance Absolute = new(1e-9);
    private static readonly GoldenTolerance Relative = new(1e-300, 1e-9);

    private static readonly Dictionary<string, (GoldenTolerance Tolerance, Func<GoldenCase, ValueTask<JsonNode?>> Call)> Calls = new(StringComparer.Ordinal)
    {
        ["Equals"] = (Exact, golden => Score(new EqualsMetric(new MatchingOptions { IsCaseSensitive = IsCaseSensitive(golden) }), golden)),
        ["Contains"] = (Exact, golden => Score(new ContainsMetric(new ContainsOptions { IsCaseSensitive = IsCaseSensitive(golden), Reference = golden.Param("reference") }), golden)),
        ["RegexMatch"] = (Exact, golden => Score(new RegexMatchMetric(golden.Param("regex")!), golden)),
        ["IsJson"] = (Exact, golden => Score(new IsJsonMetric(), golden)),
        ["Tone"] = (Exact, golden => Score(new ToneMetric(Tone(golden)), golden)),
        ["PromptInjection"] = (Exact, PromptInjectionAsync),
        ["JSDivergence"] = (Absolute, golden => Score(new JSDivergenceMetric(JensenShannon(golden)), golden)),
        ["JSDistance"] = (Absolute, golden => Score(new JSDistanceMetric(JensenShannon(golden)), golden)),
        ["KLDivergence"] = (Relative, golden => Score(new KLDivergenceMetric(KullbackLeibler(golden)), golden)),
        ["ConversationDegeneration"] = (Absolute, golden => Score(new ConversationDegenerationMetric(Degeneration(golden)), golden)),
        ["KnowledgeRetention"] = (Absolute, golden => Score(new KnowledgeRetentionMetric(new KnowledgeRetentionOptions
        {
            TurnsToConsider = GoldenArguments.TryParam(golden, "turns_to_consider", out var turns) ? turns.GetInt32() : 5,
        }), golden)),
        ["NormalizeText"] = (Exact, golden => new(JsonValue.Create(new TextNormalizer(Normalizer(golden)).Normalize(golden.Text("text")!)))),
    };

    public static IReadOnlyCollection<string> Kinds => Calls.Keys;

    public static TheoryData<string> Ids => [.. GoldenFile.Ids("metrics", Kinds)];

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Ids))]
    public async Task A_metric_gives_what_the_official_client_gives(string id)
    {
        var golden = GoldenFile.Case("metrics", id);
        var (tolerance, call) = Calls[golden.Kind];
        if (golden.Kind == "PromptInjection")
            golden = golden with { Expected = Comparable(golden.Expected) };
        if (await GoldenCheck.ComplaintAsync("metrics", golden, call, tolerance) is { } complaint)
            Assert.Fail(complaint);
    }

    private static ValueTask<JsonNode?> Score(IMetric metric, GoldenCase golden) => GoldenArguments.ScoreAsync(metric, golden);

    private static bool IsCaseSensitive(GoldenCase golden) => GoldenArguments.TryParam(golden, "case_sensitive", out var flag) && flag.GetBoolean();

    private static double Double(GoldenCase golden, string name, double otherwise) => GoldenArguments.TryParam(golden, name, out var value) ? GoldenArguments.Number(value) : otherwise;

    private static string[]? Texts(GoldenCase golden, string name) => GoldenArguments.TryParam(golden, name, out var list) ? [.. list.EnumerateArray().Select(item => item.GetString()!)] : null;

    private static ToneOptions Tone(GoldenCase golden) => new()
    {
        MinSentiment = Double(golden, "min_sentiment", -0.2),
        MaxUpperRatio = Double(golden, "max_upper_ratio", 0.3),
        MaxExclamations = Double(golden, "max_exclamations", 3),
        PositiveLexicon = Texts(golden, "positive_lexicon"),
        NegativeLexicon = Texts(golden, "negative_lexicon"),
        ForbiddenPhrases = Texts(golden, "forbidden_phrases"),
    };

    private static JensenShannonOptions JensenShannon(GoldenCase golden) => new() { Base = Double(golden, "base", 2), Normalize = Flag(golden, "normalize", true) };

    private static KLDivergenceOptions KullbackLeibler(GoldenCase golden) => new()
    {
        Smoothing = Double(golden, "smoothing", 1e-12),
        Normalize = Flag(golden, "normalize", true),
        Direction = golden.Param("direction") switch
        {
            null or "pq" => KLDirection.OutputToReference,
            "qp" => KLDirection.ReferenceToOutput,
            "avg" => KLDirection.Average,
            // No text can be a direction here; a number that is none is refused the same way.
            _ => (KLDirection)99,
        },
    };

    private static ConversationDegenerationOptions Degeneration(GoldenCase golden) => new()
    {
        NGramSize = GoldenArguments.TryParam(golden, "ngram_size", out var size) ? size.GetInt32() : 3,
        FallbackPhrases = Texts(golden, "fallback_phrases"),
    };

    private static TextNormalizerOptions Normalizer(GoldenCase golden) => new()
    {
        Form = golden.Param("normalize_form") switch { "NFC" => NormalizationForm.FormC, "NFD" => NormalizationForm.FormD, "NFKD" => NormalizationForm.FormKD, _ => NormalizationForm.FormKC },
        Lowercase = Flag(golden, "lowercase", true),
        KeepEmoji = Flag(golden, "keep_emoji", true),
        StripAccents = Flag(golden, "strip_accents", false),
        RemovePunctuation = Flag(golden, "remove_punctuation", false),
    };

    private static bool Flag(GoldenCase golden, string name, bool otherwise) => GoldenArguments.TryParam(golden, name, out var flag) ? flag.GetBoolean() : otherwise;

    private static async ValueTask<JsonNode?> PromptInjectionAsync(GoldenCase golden)
    {
        var score = (await Score(new PromptInjectionMetric(new PromptInjectionOptions { Patterns = Texts(golden, "patterns"), Keywords = Texts(golden, "keywords") }), golden))!.AsObject();
        var metadata = score["metadata"];
        score.Remove("metadata");
        score["pattern_hit_count"] = (metadata?["pattern_hits"] as JsonArray)?.Count ?? 0;
        score["keyword_hits"] = metadata?["keyword_hits"]?.DeepClone() ?? new JsonArray();
        return Comparable(score);
    }

    // Families are counted otherwise than the client's expressions: that there are any is compared. Hits have no order.
    private static JsonNode? Comparable(JsonNode? score)
    {
        if (score?.DeepClone() is not JsonObject comparable)
            return score;
        comparable["pattern_hit_count"] = Math.Min(1, comparable["pattern_hit_count"]!.GetValue<int>());
        comparable["keyword_hits"] = new JsonArray([.. comparable["keyword_hits"]!.AsArray().Select(hit => hit!.GetValue<string>()).Order(StringComparer.Ordinal).Select(hit => (JsonNode)hit)]);
        return comparable;
    }
}
