using System.Text.Json;
using System.Text.Json.Nodes;

namespace Opik.Evaluation.Conversations;

/// <summary>
/// The text that judges read of a message: a text as it is; of a list of parts the texts among them, one to a line, e.g.
/// <c>["a", {"type":"text","text":"b"}, {"type":"image_url", …}]</c>; nothing of null.
/// </summary>
internal static class ConversationContent
{
    /// <summary>The text; null: there is none, as in a turn of tool calls only.</summary>
    /// <exception cref="MetricComputationException">It is content of another kind.</exception>
    public static string? Text(JsonNode? content) => content switch
    {
        null => null,
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        JsonArray parts => parts.Select(Part).OfType<string>().ToArray() is { Length: > 0 } texts ? string.Join('\n', texts) : null,
        _ => throw Unreadable(content),
    };

    /// <summary>Whether there is more than blanks to read.</summary>
    /// <exception cref="MetricComputationException">It is content of another kind.</exception>
    public static bool HasText(JsonNode? content) => !string.IsNullOrWhiteSpace(Text(content));

    private static string? Part(JsonNode? part)
    {
        if (part is JsonValue value && value.GetValueKind() == JsonValueKind.String)
            return value.GetValue<string>();
        if (part is not JsonObject item)
            throw Unreadable(part);
        if (item.TryGetPropertyValue("text", out var text))
            return text?.GetValueKind() == JsonValueKind.String ? text.GetValue<string>() : throw Unreadable(part);
        // An image, a call of a tool: nothing to read. A part that says it is text must have one.
        return item["type"]?.GetValueKind() == JsonValueKind.String && item["type"]!.GetValue<string>() == "text" ? throw Unreadable(part) : null;
    }

    private static MetricComputationException Unreadable(JsonNode? content) =>
        new($"The content of a message must be a text, or a list of parts with texts, not: {content?.ToJsonString() ?? "null"}");
}
