using System.Buffers;
using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Features.DatasetFiles.Rows;
using Opik.Server.Hosting.Json;
using Opik.Storage;

namespace Opik.Server.Features.DatasetFiles.Export;

/// <summary>Items as JSON objects, in an array or one a line, so that an import gives the same items back.</summary>
internal sealed class JsonItemWriter(Stream target, FileFormat format)
{
    private readonly ArrayBufferWriter<byte> _buffer = new(1 << 12);
    private bool _first = true;

    /// <summary>Writes what stands before the first item.</summary>
    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        if (format == FileFormat.Json)
            await target.WriteAsync("["u8.ToArray(), cancellationToken);
    }

    /// <summary>Writes one item; <paramref name="data"/> is its parsed map.</summary>
    public async Task WriteAsync(DatasetItem item, JsonElement data, CancellationToken cancellationToken)
    {
        _buffer.Clear();
        if (format == FileFormat.Json)
            _buffer.Write(_first ? "\n"u8 : ",\n"u8);
        _first = false;
        using (var writer = new Utf8JsonWriter(_buffer, WireJson.Writer))
        {
            writer.WriteStartObject();
            writer.WriteString("id", item.Id);
            if (item.Description is not null)
                writer.WriteString("description", item.Description);
            if (item.Tags is { Count: > 0 })
            {
                writer.WriteStartArray("tags");
                foreach (var tag in item.Tags)
                    writer.WriteStringValue(tag);
                writer.WriteEndArray();
            }

            Raw(writer, "evaluators", item.Evaluators);
            Raw(writer, "execution_policy", item.ExecutionPolicy);
            foreach (var field in data.EnumerateObject().Where(field => !Reserved.Contains(field.Name)))
            {
                writer.WritePropertyName(field.Name);
                writer.WriteRawValue(field.Value.GetRawText(), skipInputValidation: true);
            }

            writer.WriteEndObject();
        }

        if (format == FileFormat.Jsonl)
            _buffer.Write("\n"u8);
        await target.WriteAsync(_buffer.WrittenMemory, cancellationToken);
    }

    /// <summary>Writes what stands after the last item.</summary>
    public async Task EndAsync(CancellationToken cancellationToken)
    {
        if (format == FileFormat.Json)
            await target.WriteAsync("\n]\n"u8.ToArray(), cancellationToken);
    }

    // Data fields of these names would be read back as the item's own; the official clients drop them as well.
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal) { "id", "source", "description", "tags", "evaluators", "execution_policy" };

    private static void Raw(Utf8JsonWriter writer, string member, JsonText? value)
    {
        if (value is not { } json)
            return;
        writer.WritePropertyName(member);
        writer.WriteRawValue(json.Utf8.Span, skipInputValidation: true);
    }
}
