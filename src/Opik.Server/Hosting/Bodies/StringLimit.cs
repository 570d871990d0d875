using System.Text.Json;
using Opik.Server.Hosting.Json;

namespace Opik.Server.Hosting.Bodies;

/// <summary>Refuses single JSON strings that are too long; only looked for in bodies that could hold one.</summary>
internal static class StringLimit
{
    /// <exception cref="JsonException">A string is longer than <paramref name="maxBytes"/>.</exception>
    public static void Check(ReadOnlySpan<byte> utf8, int maxBytes)
    {
        var reader = new Utf8JsonReader(utf8, WireJson.Reader);
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueSpan.Length > maxBytes)
                throw new JsonException($"A string is longer than {maxBytes} bytes.");
        }
    }
}
