using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.Anonymizing;
using Opik.Conversations;
using Opik.Merging;
using Opik.Scoring;
using Opik.Testing.Golden;

namespace Opik.Sdk.Tests.Golden;

/// <summary>Scores, anonymizers, merges, conversations.</summary>
internal static class EntityCalls
{
    public static Dictionary<string, Func<GoldenCase, JsonNode?>> All { get; } = new(StringComparer.Ordinal)
    {
        ["feedback_score_validation"] = golden => new JsonObject { ["valid"] = FeedbackScoreShape.Fault(Unwrapped(golden.Input.GetProperty("score"))) is null },
        ["anonymizer"] = golden => new JsonObject { ["data"] = Rules(golden).Anonymize(Node(golden.Input.GetProperty("data")), new AnonymizationContext("input", "span"))?.DeepClone() },
        ["merge_tags"] = golden => new JsonObject { ["tags"] = EntityMerge.Tags(Tags(golden, "existing"), Tags(golden, "new")) is { } tags ? new JsonArray([.. tags.Select(tag => (JsonNode)tag)]) : null },
        ["merge_objects"] = golden => new JsonObject { ["merged"] = EntityMerge.Objects(Members(golden, "existing"), Members(golden, "new")) },
        ["merge_metadata"] = golden => new JsonObject { ["merged"] = EntityMerge.Metadata(Members(golden, "existing"), Members(golden, "new"), Node(golden.Input.GetProperty("prompts"))?.AsArray()) },
        ["thread_conversation"] = Conversation,
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

    private static JsonObject Conversation(GoldenCase golden)
    {
        var turns = golden.Input.GetProperty("traces").EnumerateArray().Select(trace => new ConversationTurn(
            DateTimeOffset.UnixEpoch.AddSeconds(trace.GetProperty("start_offset_s").GetDouble()),
            trace.GetProperty("input_text").GetString(),
            trace.GetProperty("output_text").GetString(),
            trace.TryGetProperty("context", out var context) && context.ValueKind != JsonValueKind.Null ? [.. context.EnumerateArray().Select(item => item.GetString()!)] : null));
        return new()
        {
            ["messages"] = new JsonArray([.. ThreadConversation.FromTurns(turns).Select(message =>
            {
                var json = new JsonObject { ["role"] = message.Role, ["content"] = message.Content };
                if (message.Context is not null)
                    json["context"] = new JsonArray([.. message.Context.Select(item => (JsonNode)item)]);
                return (JsonNode)json;
            })]),
        };
    }
}
