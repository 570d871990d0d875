using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Hosting.Errors;
using Opik.Storage;

namespace Opik.Server.Features.Reading;

/// <summary>A value in the input, output or metadata of a row: <c>metadata.user.id</c>.</summary>
/// <param name="Name">As it was asked for.</param>
/// <param name="Part">The payload it is in.</param>
/// <param name="Path">Where in that payload.</param>
internal sealed record PayloadPath(string Name, PayloadParts Part, JsonPath Path)
{
    private const int Most = 20;
    private const int MostCharacters = 300;

    /// <summary>Reads the query parameter <c>paths</c>; 400 when one is no path into a payload.</summary>
    public static IReadOnlyList<PayloadPath> ParseAll(string? json)
    {
        if (json is null)
            return [];
        try
        {
            var texts = JsonSerializer.Deserialize<string[]>(json) ?? [];
            return texts.Length <= Most ? [.. texts.Distinct().Select(Parse)] : throw ApiException.BadRequest($"query param paths has at most {Most} paths");
        }
        catch (JsonException)
        {
            throw ApiException.BadRequest($"Invalid query param paths '{json}'");
        }
    }

    /// <summary>Writes the value, cut where it is long; nothing when there is none.</summary>
    public void Write(Utf8JsonWriter writer, JsonElement payload)
    {
        if (!Path.TryFind(payload, out var value) || value.ValueKind == JsonValueKind.Null)
            return;
        if (value.ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False)
        {
            writer.WritePropertyName(Name);
            value.WriteTo(writer);
            return;
        }

        var text = JsonPath.Text(value);
        writer.WriteString(Name, text.Length <= MostCharacters ? text : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[MostCharacters - 1]) ? MostCharacters - 1 : MostCharacters), "…"));
    }

    private static PayloadPath Parse(string text)
    {
        var end = text.AsSpan().IndexOfAny('.', '[');
        var part = end <= 0 ? PayloadParts.None : text[..end] switch
        {
            "input" => PayloadParts.Input,
            "output" => PayloadParts.Output,
            "metadata" => PayloadParts.Metadata,
            _ => PayloadParts.None,
        };
        return part != PayloadParts.None && JsonPath.TryParse(text[end..], out var path)
            ? new PayloadPath(text, part, path)
            : throw ApiException.BadRequest($"Invalid query param paths: '{text}' must be a path such as metadata.user.id");
    }
}
