using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.Anonymizing;
using Opik.Merging;
using Opik.Scoring;
using Opik.Testing.Golden;

namespace Opik.Sdk.Tests.Golden;

/// <summary>Scores, anonymizers, merges.</summary>
internal static class EntityCalls
{
    public static Dictionary<string, Func<GoldenCase, JsonNode?>> All { get; } = new(StringComparer.Ordinal)
    {
        ["feedback_score_validation"] = golden => new JsonObject { ["valid"] = FeedbackScoreShape.Fault(Unwrapped(golden.Input.GetProperty("score"))) is null },
        ["anonymizer"] = golden => new JsonObject { ["data"] = Rules(golden).Anonymize(Node(golden.Input.GetProperty("data")), new AnonymizationContext("input", "span"))?.DeepClone() },
        ["merge_tags"] = golden => new JsonObject { ["tags"] = EntityMerge.Tags(Tags(golden, "existing"), Tags(golden, "new")) is { } tags ? new JsonArray([.. tags.Select(tag => (JsonNode)tag)]) : null },
        ["merge_objects"] = golden => new JsonObject { ["merged"] = EntityMerge.Objects(Members(golden, "existing"), Members(golden, "new")) },
        ["merge_metadata"] = golden => new JsonObject { ["merged"] = EntityMerge.Metadata(Members(golden, "existing"), Members(golden, "new"), Node(golden.Input.GetProperty("prompts"))?.AsArray()) },
    };

    private static JsonNode? Node(JsonElement json) => JsonNode.Parse(json.GetRawText());

    private static RulesAnonymizer Rules(GoldenCase golden) => RulesAnonymizer.FromJson(golden.Params.GetProperty("rules"), golden.Params.TryGetProperty("max_depth", out var depth) ? depth.GetInt32() : 10);

    // NaN and the infinities are numbers to Python.
    private static JsonElement Unwrapped(JsonElement score)
    {
        if (score.ValueKind != JsonValueKind.Object || !score.TryGetProperty("value", out var value) || value.ValueKind != JsonValueKind.Object || !value.TryGetProperty("$float", out var name))
            return score;
        var node = Node(score)!.AsObject();
        node["value"] = name.GetString();
        return JsonDocument.Parse(node.ToJsonString()).RootElement;
    }

    private static JsonObject? Members(GoldenCase golden, string name) => Node(golden.Input.GetProperty(name))?.AsObject();

    private static string[]? Tags(GoldenCase golden, string name) =>
        golden.Input.GetProperty(name) is { ValueKind: JsonValueKind.Array } tags ? [.. tags.EnumerateArray().Select(tag => tag.GetString()!)] : null;
}
