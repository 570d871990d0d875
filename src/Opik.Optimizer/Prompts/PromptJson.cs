using System.Text.Json;
using System.Text.Json.Nodes;

namespace Opik.Optimizer;

/// <summary>Prompts in questions to models, and in their answers.</summary>
internal static class PromptJson
{
    // <, > and quotes of prompts are to be read by a model, not by a browser.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    /// <summary>Schema of an answer that holds a prompt.</summary>
    public static JsonObject RewriteSchema() => Object(
        ("reasoning", Text("why this helps, in a sentence or two")),
        ("change", Text("what was changed, in at most six words")),
        ("messages", Messages()));

    public static JsonObject Messages() => List(Object(("role", Text(null)), ("content", Text(null))));

    public static JsonObject Text(string? description)
    {
        var schema = new JsonObject { ["type"] = "string" };
        if (description is not null)
            schema["description"] = description;
        return schema;
    }

    public static JsonObject List(JsonObject items) => new() { ["type"] = "array", ["items"] = items };

    public static JsonObject Object(params ReadOnlySpan<(string Name, JsonObject Schema)> members)
    {
        var properties = new JsonObject();
        var required = new JsonArray();
        foreach (var (name, schema) in members)
        {
            properties[name] = schema;
            required.Add((JsonNode)name);
        }

        return new JsonObject { ["type"] = "object", ["properties"] = properties, ["required"] = required, ["additionalProperties"] = false };
    }

    /// <summary>A prompt as text for a model.</summary>
    public static string Write(IReadOnlyList<PromptMessage> messages) =>
        new JsonArray([.. messages.Select(static message => (JsonNode)new JsonObject { ["role"] = message.Role, ["content"] = message.Content })]).ToJsonString(Plain);

    /// <summary>Messages of an answer; what is no message is passed over.</summary>
    public static IReadOnlyList<PromptMessage> Read(JsonNode? messages) =>
        [.. (messages as JsonArray ?? []).OfType<JsonObject>().Select(static message => new PromptMessage(TextOf(message, "role"), TextOf(message, "content")))];

    /// <summary>A text of an answer; empty: there is none.</summary>
    public static string TextOf(JsonObject? json, string name) => json?[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : string.Empty;
}
