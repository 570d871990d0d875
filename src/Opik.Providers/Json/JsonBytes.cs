using System.Text.Json;
using System.Text.Json.Nodes;

namespace Opik.Providers.Json;

/// <summary>JSON from the bytes of a body.</summary>
internal static class JsonBytes
{
    /// <summary>The value; null when the bytes are no JSON.</summary>
    public static JsonNode? Parse(ReadOnlySpan<byte> json)
    {
        if (json.StartsWith("\uFEFF"u8))
            json = json["\uFEFF"u8.Length..];
        try
        {
            return JsonNode.Parse(json);
        }
        catch (JsonException)
        {
            // Not ours to complain about: the caller of the model sees the same bytes.
            return null;
        }
    }

    /// <summary>Text that should be JSON, such as the arguments of a tool call; as text when it is not.</summary>
    public static JsonNode ParseOrText(string text)
    {
        try
        {
            return JsonNode.Parse(text) ?? JsonValue.Create(text);
        }
        catch (JsonException)
        {
            return JsonValue.Create(text);
        }
    }
}
