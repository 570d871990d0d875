using System.Buffers;
using System.Text.Json;

namespace Opik.Datasets;

/// <summary>Writes an item as the server takes it: all eight members, also those that are null.</summary>
internal static class ItemWriter
{
    /// <summary>The item as UTF-8 JSON.</summary>
    /// <exception cref="ItemNotSerializableException">It cannot be written.</exception>
    public static ReadOnlyMemory<byte> Write(DatasetItem item, Guid id, long position)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        try
        {
            using var writer = new Utf8JsonWriter(buffer);
            writer.WriteStartObject();
            writer.WriteString("id"u8, id);
            WriteId(writer, "trace_id"u8, item.TraceId);
            WriteId(writer, "span_id"u8, item.SpanId);
            writer.WriteString("source"u8, item.Source ?? (item.SpanId is not null ? "span" : item.TraceId is not null ? "trace" : "sdk"));
            writer.WritePropertyName("data"u8);
            item.Data.WriteTo(writer);
            writer.WriteString("description"u8, item.Description);
            writer.WritePropertyName("evaluators"u8);
            JsonSerializer.Serialize(writer, item.Evaluators, DatasetsJson.Default.IReadOnlyListDatasetEvaluator!);
            writer.WritePropertyName("execution_policy"u8);
            JsonSerializer.Serialize(writer, item.ExecutionPolicy, DatasetsJson.Default.ExecutionPolicy!);
            writer.WriteEndObject();
        }
        catch (Exception unwritable) when (unwritable is ArgumentException or NotSupportedException or InvalidOperationException or JsonException)
        {
            throw new ItemNotSerializableException($"Item {position} cannot be written as JSON: {unwritable.Message} Use texts, finite numbers, booleans, lists and objects.", unwritable);
        }

        return buffer.WrittenMemory;
    }

    private static void WriteId(Utf8JsonWriter writer, ReadOnlySpan<byte> name, Guid? id)
    {
        if (id is { } value)
            writer.WriteString(name, value);
        else
            writer.WriteNull(name);
    }
}
