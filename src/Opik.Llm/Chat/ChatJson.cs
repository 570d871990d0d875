using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace Opik.Llm;

/// <summary>How this layer writes JSON.</summary>
internal static class ChatJson
{
    /// <summary>No needless escapes: they cost tokens nowhere, and bytes everywhere.</summary>
    public static JsonSerializerOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 256 };

    /// <summary>A value of a program: JSON as it is, other types as Microsoft.Extensions.AI writes them.</summary>
    /// <exception cref="NotSupportedException">The type cannot be written where reflection is off.</exception>
    public static JsonNode? ToNode(object? value) => value switch
    {
        null => null,
        JsonNode node => node.DeepClone(),
        JsonElement element => JsonNode.Parse(element.GetRawText()),
        _ => JsonSerializer.SerializeToNode(value, AIJsonUtilities.DefaultOptions.GetTypeInfo(value.GetType())),
    };

    /// <summary>Arguments of a tool call as JSON text.</summary>
    public static string ToText(IDictionary<string, object?>? arguments)
    {
        var json = new JsonObject();
        foreach (var (name, value) in arguments ?? new Dictionary<string, object?>())
            json[name] = ToNode(value);
        return json.ToJsonString(Options);
    }

    /// <summary>Arguments of a tool call from JSON text; no text: none.</summary>
    /// <exception cref="JsonException">It is no JSON object.</exception>
    public static IDictionary<string, object?> ToArguments(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return new Dictionary<string, object?>(StringComparer.Ordinal);
        using var document = JsonDocument.Parse(text);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
            throw new JsonException("Arguments of a tool call must be a JSON object.");
        return document.RootElement.EnumerateObject().GroupBy(member => member.Name, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => (object?)group.Last().Value.Clone(), StringComparer.Ordinal);
    }
}
