using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Hosting.Json;
using Opik.Storage;

namespace Opik.Server.Features.Threads;

/// <summary>Turns of a thread in columns (docs/api-extensions.md): a thousand stay under 300 KB, most of it previews.</summary>
internal static class ThreadTurnsJson
{
    /// <summary>Writes the members of the answer.</summary>
    public static void Write(Utf8JsonWriter writer, IReadOnlyList<ThreadTurn> turns)
    {
        writer.WriteStartObject("turns"u8);
        Column(writer, "trace_id"u8, turns, static (writer, turn) => writer.WriteStringValue(turn.TraceId));
        Column(writer, "name"u8, turns, static (writer, turn) => writer.WriteStringValue(turn.Name));
        Column(writer, "input_preview"u8, turns, static (writer, turn) => writer.WriteStringValue(turn.Input));
        Column(writer, "start_time"u8, turns, static (writer, turn) => writer.WriteInstantValue(turn.StartTime));
        Column(writer, "duration"u8, turns, static (writer, turn) => Number(writer, turn.EndTime is { } end ? (decimal)(end - turn.StartTime).TotalMilliseconds : null));
        Column(writer, "cost"u8, turns, static (writer, turn) => Number(writer, turn.Cost));
        Column(writer, "total_tokens"u8, turns, static (writer, turn) => Number(writer, turn.TotalTokens));
        Column(writer, "spans"u8, turns, static (writer, turn) => writer.WriteNumberValue(turn.Spans));
        Column(writer, "tool_spans"u8, turns, static (writer, turn) => writer.WriteNumberValue(turn.ToolSpans));
        Column(writer, "error_spans"u8, turns, static (writer, turn) => writer.WriteNumberValue(turn.ErrorSpans));
        Column(writer, "error_type"u8, turns, static (writer, turn) => writer.WriteStringValue(turn.ErrorType));
        writer.WriteEndObject();
        Scores(writer, turns);
    }

    private static void Scores(Utf8JsonWriter writer, IReadOnlyList<ThreadTurn> turns)
    {
        writer.WriteStartArray("scores"u8);
        foreach (var name in turns.SelectMany(turn => turn.FeedbackScores).Select(score => score.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            writer.WriteStartObject();
            writer.WriteString("name"u8, name);
            writer.WriteStartArray("value"u8);
            foreach (var turn in turns)
                Number(writer, turn.FeedbackScores.FirstOrDefault(score => score.Name == name)?.Value);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Column(Utf8JsonWriter writer, ReadOnlySpan<byte> member, IReadOnlyList<ThreadTurn> turns, Action<Utf8JsonWriter, ThreadTurn> value)
    {
        writer.WriteStartArray(member);
        foreach (var turn in turns)
            value(writer, turn);
        writer.WriteEndArray();
    }

    private static void Number(Utf8JsonWriter writer, decimal? value)
    {
        if (value is { } number)
            writer.WriteNumberValue(number);
        else
            writer.WriteNullValue();
    }
}
