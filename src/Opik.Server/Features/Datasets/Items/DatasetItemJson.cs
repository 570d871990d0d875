using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Hosting.Json;
using Opik.Storage;

namespace Opik.Server.Features.Datasets.Items;

/// <summary>An item on the wire.</summary>
internal static class DatasetItemJson
{
    /// <summary>Writes the members of an item; <paramref name="truncate"/> shortens what its map holds.</summary>
    public static void Write(Utf8JsonWriter writer, DatasetItem item, bool truncate)
    {
        writer.WriteString("id"u8, item.Id);
        // Older clients read the id under this name.
        writer.WriteString("dataset_item_id"u8, item.Id);
        writer.WriteIdIfAny("trace_id"u8, item.TraceId);
        writer.WriteIdIfAny("span_id"u8, item.SpanId);
        writer.WriteString("source"u8, DatasetNames.Of(item.Source));
        writer.WriteJsonIfAny("data"u8, truncate ? Truncate(item.Data) : item.Data);
        writer.WriteTextIfAny("description"u8, item.Description);
        writer.WriteTextsIfAny("tags"u8, item.Tags);
        writer.WriteJsonIfAny("evaluators"u8, item.Evaluators);
        writer.WriteJsonIfAny("execution_policy"u8, item.ExecutionPolicy);
        writer.WriteString("dataset_id"u8, item.DatasetId);
        writer.WriteAudit(item.CreatedAt, item.CreatedBy, item.LastUpdatedAt, item.LastUpdatedBy);
    }

    // The map stays an object: its members are shortened one by one.
    private static JsonText Truncate(JsonText data)
    {
        if (data.Utf8.Length <= PayloadTruncation.MaxCharacters && PayloadTruncation.Apply(data) == data)
            return data;
        using var document = JsonDocument.Parse(data.Utf8, new JsonDocumentOptions { MaxDepth = WireJson.MaxDepth });
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, WireJson.Writer))
        {
            writer.WriteStartObject();
            foreach (var member in document.RootElement.EnumerateObject())
            {
                writer.WritePropertyName(member.Name);
                writer.WriteRawValue(PayloadTruncation.Apply(JsonText.Parse(member.Value.GetRawText())).Utf8.Span, skipInputValidation: true);
            }

            writer.WriteEndObject();
        }

        return new JsonText(buffer.WrittenMemory);
    }
}
