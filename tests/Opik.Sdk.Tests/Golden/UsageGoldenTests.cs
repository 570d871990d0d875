using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.Usage;
using Opik.Testing.Golden;

namespace Opik.Sdk.Tests.Golden;

/// <summary>Usage objects of providers, as the official client flattens them.</summary>
public sealed class UsageGoldenTests
{
    private static readonly Dictionary<string, Func<GoldenCase, JsonNode?>> Calls = new(StringComparer.Ordinal)
    {
        ["openai_chat"] = Shape(UsageShapes.OpenAIChat),
        ["openai_responses"] = Shape(UsageShapes.OpenAIResponses),
        // Groq answers in the shape of OpenAI.
        ["groq"] = Shape(UsageShapes.OpenAIChat),
        ["anthropic"] = Shape(UsageShapes.Anthropic),
        ["google"] = Shape(UsageShapes.Google),
        ["bedrock"] = Shape(UsageShapes.Bedrock),
        ["mistral"] = Shape(UsageShapes.Mistral),
        ["typesafe"] = Shape(UsageShapes.TypeSafe),
        ["unknown"] = golden => Counts(UnknownUsage.Read(Usage(golden))),
        ["span_usage"] = golden => Counts(SpanUsage.Normalize(Usage(golden), golden.Param("provider"))),
        ["provider_not_given"] = golden => Counts(SpanUsage.Normalize(Usage(golden))),
        ["strict_builder"] = golden => Counts(SpanUsage.FromProvider(Usage(golden), golden.Param("provider")!)),
        ["litellm_prefix"] = golden => new JsonObject { ["provider"] = LlmProviders.FromLiteLlmModel(golden.Text("model")) },
    };

    public static TheoryData<string> Ids => [.. GoldenFile.Ids("usage")];

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Ids))]
    public void Usage_is_counted_as_by_the_official_client(string id)
    {
        var golden = GoldenFile.Case("usage", id);
        // Python's True is the integer 1, and prints as true in JSON; our counts are integers, which is what servers add up.
        if (golden.Expected?["usage"] is JsonObject counts)
        {
            foreach (var flag in counts.Where(count => count.Value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False).ToArray())
                counts[flag.Key] = flag.Value!.GetValue<bool>() ? 1 : 0;
        }

        Assert.Null(GoldenCheck.Complaint("usage", golden, Calls));
    }

    private static JsonElement Usage(GoldenCase golden) => golden.Input.GetProperty("usage");

    private static Func<GoldenCase, JsonNode?> Shape(UsageShape shape) =>
        golden => Counts(shape.TryRead(Usage(golden)) ?? throw new FormatException("The usage does not have this shape."));

    private static JsonObject Counts(IReadOnlyDictionary<string, long>? counts) =>
        new() { ["usage"] = counts is null ? null : new JsonObject(counts.Select(count => KeyValuePair.Create(count.Key, (JsonNode?)count.Value))) };
}
