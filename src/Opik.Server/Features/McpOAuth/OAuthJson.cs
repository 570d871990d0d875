using System.Text.Json;

namespace Opik.Server.Features.McpOAuth;

/// <summary>JSON of the OAuth documents.</summary>
internal static class OAuthJson
{
    public static void Texts(Utf8JsonWriter writer, string member, IEnumerable<string> texts)
    {
        writer.WriteStartArray(member);
        foreach (var text in texts)
            writer.WriteStringValue(text);
        writer.WriteEndArray();
    }
}
