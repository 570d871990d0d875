using System.Text.Json;
using Opik.Server.Hosting.Json;
using Opik.Storage;

namespace Opik.Server.Features.Traces;

/// <summary>The skeleton of a trace in columns (docs/api-extensions.md): ten thousand spans stay under a megabyte.</summary>
internal static class TraceTreeJson
{
    /// <summary>Writes the members of the answer.</summary>
    public static void Write(Utf8JsonWriter writer, TraceTree tree)
    {
        var spans = tree.Spans;
        var names = new TermColumn(spans.Count);
        var models = new TermColumn(spans.Count);
        var providers = new TermColumn(spans.Count);
        var positions = new Dictionary<Guid, int>(spans.Count);
        for (var i = 0; i < spans.Count; i++)
        {
            positions[spans[i].Id] = i;
            names.Add(spans[i].Name);
            models.Add(spans[i].Model);
            providers.Add(spans[i].Provider);
        }

        writer.WriteString("trace_id"u8, tree.TraceId);
        writer.WriteString("project_id"u8, tree.ProjectId);
        writer.WriteInstant("start_time"u8, tree.StartTime);
        names.WriteTerms(writer, "names"u8);
        models.WriteTerms(writer, "models"u8);
        providers.WriteTerms(writer, "providers"u8);
        writer.WriteStartObject("spans"u8);
        Column(writer, "id"u8, spans, static (writer, span) => writer.WriteStringValue(span.Id));
        writer.WriteStartArray("parent"u8);
        foreach (var span in spans)
            writer.WriteNumberValue(span.ParentId is { } parent && positions.TryGetValue(parent, out var position) ? position : -1);
        writer.WriteEndArray();
        names.WriteIndexes(writer, "name"u8);
        Column(writer, "type"u8, spans, static (writer, span) => writer.WriteNumberValue((int)span.Type));
        var start = tree.StartTime;
        writer.WriteStartArray("start"u8);
        foreach (var span in spans)
            writer.WriteNumberValue((span.StartTime - start).TotalMilliseconds);
        writer.WriteEndArray();
        Column(writer, "duration"u8, spans, static (writer, span) => Number(writer, span.EndTime is { } end ? (end - span.StartTime).TotalMilliseconds : null));
        models.WriteIndexes(writer, "model"u8);
        providers.WriteIndexes(writer, "provider"u8);
        Column(writer, "prompt_tokens"u8, spans, static (writer, span) => Number(writer, span.PromptTokens));
        Column(writer, "completion_tokens"u8, spans, static (writer, span) => Number(writer, span.CompletionTokens));
        Column(writer, "total_tokens"u8, spans, static (writer, span) => Number(writer, span.TotalTokens));
        Column(writer, "cost"u8, spans, static (writer, span) => Cost(writer, span.Cost));
        Column(writer, "error"u8, spans, static (writer, span) => writer.WriteNumberValue(span.HasError ? 1 : 0));
        Column(writer, "internal"u8, spans, static (writer, span) => writer.WriteNumberValue(span.IsInternal ? 1 : 0));
        Column(writer, "ttft"u8, spans, static (writer, span) => Number(writer, span.Ttft));
        writer.WriteEndObject();
    }

    private static void Column(Utf8JsonWriter writer, ReadOnlySpan<byte> member, IReadOnlyList<TraceTreeSpan> spans, Action<Utf8JsonWriter, TraceTreeSpan> value)
    {
        writer.WriteStartArray(member);
        foreach (var span in spans)
            value(writer, span);
        writer.WriteEndArray();
    }

    private static void Number(Utf8JsonWriter writer, double? value)
    {
        if (value is { } number)
            writer.WriteNumberValue(number);
        else
            writer.WriteNullValue();
    }

    private static void Number(Utf8JsonWriter writer, long? value)
    {
        if (value is { } number)
            writer.WriteNumberValue(number);
        else
            writer.WriteNullValue();
    }

    private static void Cost(Utf8JsonWriter writer, decimal? value)
    {
        if (value is { } cost)
            writer.WriteNumberValue(cost);
        else
            writer.WriteNullValue();
    }
}
