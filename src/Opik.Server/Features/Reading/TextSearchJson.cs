using System.Text.Json;
using Opik.Storage;

namespace Opik.Server.Features.Reading;

/// <summary>What a search within a trace or thread found, as the wire has it.</summary>
internal static class TextSearchJson
{
    /// <summary>Writes the members of the answer.</summary>
    public static void Write(Utf8JsonWriter writer, TextSearch search)
    {
        writer.WriteNumber("total"u8, search.Hits.Count);
        writer.WriteNumber("searched"u8, search.Searched);
        writer.WriteBoolean("complete"u8, search.Complete);
        writer.WriteStartArray("hits"u8);
        foreach (var hit in search.Hits)
            Write(writer, hit);
        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, TextHit hit)
    {
        writer.WriteStartObject();
        writer.WriteString(hit.IsTrace ? "trace_id"u8 : "span_id"u8, hit.Id);
        writer.WriteString("part"u8, Name(hit.Part));
        if (hit.Snippet is { } snippet)
        {
            writer.WriteString("snippet"u8, snippet.Text);
            writer.WriteNumber("start"u8, snippet.Start);
            writer.WriteNumber("length"u8, snippet.Length);
        }

        writer.WriteEndObject();
    }

    private static ReadOnlySpan<byte> Name(TextPart part) => part switch
    {
        TextPart.Name => "name"u8,
        TextPart.Model => "model"u8,
        TextPart.Tags => "tags"u8,
        TextPart.Error => "error_info"u8,
        TextPart.Input => "input"u8,
        TextPart.Output => "output"u8,
        _ => "metadata"u8,
    };
}
