using System.Text.Json.Nodes;

namespace Opik.Testing.FakeLlm;

/// <summary>A call that the fake model server got.</summary>
/// <param name="Interface">Which interface was spoken.</param>
/// <param name="Path">Path and query.</param>
/// <param name="Headers">Headers by lower-case name.</param>
/// <param name="Body">The body; empty where there was none.</param>
public sealed record FakeLlmRequest(FakeLlmInterface Interface, string Path, IReadOnlyDictionary<string, string> Headers, JsonObject Body)
{
    /// <summary>Text of the last message of the user, whichever the interface; empty when there is none.</summary>
    public string LastText => Interface switch
    {
        FakeLlmInterface.Gemini => (Body["contents"] as JsonArray)?.LastOrDefault()?["parts"]?[0]?["text"]?.ToString() ?? string.Empty,
        _ => Text((Body["messages"] as JsonArray)?.LastOrDefault()?["content"]),
    };

    /// <summary>Whether pieces are wanted.</summary>
    public bool IsStream => Interface switch
    {
        FakeLlmInterface.Gemini => Path.Contains(":streamGenerateContent", StringComparison.Ordinal),
        FakeLlmInterface.Bedrock => Path.EndsWith("/converse-stream", StringComparison.Ordinal),
        _ => Body["stream"] is JsonValue value && value.TryGetValue<bool>(out var stream) && stream,
    };

    private static string Text(JsonNode? content) => content switch
    {
        JsonArray { Count: > 0 } parts => parts[0]?["text"]?.ToString() ?? string.Empty,
        _ => content?.ToString() ?? string.Empty,
    };
}
