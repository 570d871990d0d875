using System.Text.Json;

namespace Opik.Rest;

/// <summary>
/// A look at a line without reading all of it: its cursor, and whether it is the note of a failure half-way,
/// <c>{"code":500,"message":"Streaming operation timed out"}</c>.
/// </summary>
internal readonly record struct StreamLine(string? Cursor, bool IsFailure)
{
    /// <summary>Looks at the top level of <paramref name="line"/>.</summary>
    public static StreamLine Of(ReadOnlySpan<byte> line, string cursorMember)
    {
        string? cursor = null;
        var (members, known) = (0, 0);
        try
        {
            var reader = new Utf8JsonReader(line);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return default;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                members++;
                var isCursor = reader.ValueTextEquals(cursorMember);
                if (reader.ValueTextEquals("code"u8) || reader.ValueTextEquals("message"u8))
                    known++;
                reader.Read();
                if (isCursor && reader.TokenType == JsonTokenType.String)
                    cursor = reader.GetString();
                reader.Skip();
            }
        }
        catch (JsonException)
        {
            // The cursor counts even when what follows it is damaged.
        }

        return new StreamLine(cursor, cursor is null && members == 2 && known == 2);
    }
}
