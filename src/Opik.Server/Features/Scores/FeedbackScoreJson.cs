using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Features.Ingest;
using Opik.Server.Hosting.Json;

namespace Opik.Server.Features.Scores;

/// <summary>Feedback scores as the wire has them.</summary>
internal static class FeedbackScoreJson
{
    /// <summary>Writes a list member, unless there are none.</summary>
    public static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> member, IReadOnlyList<FeedbackScore>? scores)
    {
        if (scores is not { Count: > 0 })
            return;
        writer.WriteStartArray(member);
        foreach (var score in scores)
            Write(writer, score);
        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, FeedbackScore score)
    {
        writer.WriteStartObject();
        writer.WriteString("name"u8, score.Name);
        writer.WriteTextIfAny("category_name"u8, score.CategoryName);
        writer.WritePlainNumber("value"u8, score.Value);
        writer.WriteTextIfAny("reason"u8, score.Reason);
        writer.WriteString("source"u8, WireNames.Of(score.Source));
        writer.WriteIdIfAny("source_queue_id"u8, score.SourceQueueId);
        writer.WriteAudit(score.CreatedAt, score.CreatedBy, score.LastUpdatedAt, score.LastUpdatedBy);
        if (score.ValueByAuthor is { Count: > 0 } entries)
        {
            writer.WriteStartObject("value_by_author"u8);
            foreach (var (author, entry) in entries)
                Write(writer, author, entry);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string author, FeedbackScoreEntry entry)
    {
        writer.WriteStartObject(author);
        writer.WritePlainNumber("value"u8, entry.Value);
        writer.WriteTextIfAny("reason"u8, entry.Reason);
        writer.WriteTextIfAny("category_name"u8, entry.CategoryName);
        writer.WriteString("source"u8, WireNames.Of(entry.Source));
        writer.WriteInstant("last_updated_at"u8, entry.LastUpdatedAt);
        writer.WriteTextIfAny("span_type"u8, entry.SpanType);
        writer.WriteIdIfAny("span_id"u8, entry.SpanId);
        writer.WriteIdIfAny("source_queue_id"u8, entry.SourceQueueId);
        writer.WriteTextIfAny("author"u8, entry.Author);
        writer.WriteEndObject();
    }
}
