using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>A patch in the form of the columns.</summary>
internal sealed class ItemPatch(DatasetItemPatch patch)
{
    private readonly byte[]? _data = patch.Data is { } data ? EncodedItem.Blob(data) : null;
    private readonly TagSet? _tags = TagSet.Of(patch.Tags);
    private readonly TagSet? _added = TagSet.Of(patch.TagsToAdd);
    private readonly TagSet? _removed = TagSet.Of(patch.TagsToRemove);

    /// <summary>The item after the patch.</summary>
    public EncodedItem Apply(SqliteSession session, EncodedItem item)
    {
        var data = _data ?? (patch.Members is { Count: > 0 } members ? EncodedItem.Blob(SetMembers(item.Data is { } own ? ItemData.Decode(own) : ItemData.Read(session, item.DataKey!.Value), members)) : null);
        return item with
        {
            Data = data ?? item.Data,
            DataKey = data is null ? item.DataKey : null,
            Source = patch.Source ?? item.Source,
            Trace = patch.TraceId ?? item.Trace,
            Span = patch.SpanId ?? item.Span,
            Description = patch.Description ?? item.Description,
            Tags = Tags(item.Tags),
            Evaluators = patch.Evaluators is { } evaluators ? EncodedItem.ArrayText(evaluators) : item.Evaluators,
            Policy = patch.ClearExecutionPolicy ? null : patch.ExecutionPolicy?.ToString() ?? item.Policy,
        };
    }

    private string? Tags(string? stored)
    {
        if (patch.TagsToAdd is null && patch.TagsToRemove is null)
        {
            return patch.Tags is null ? stored
                : patch.MergeTags ? Text(TagSet.Union(TagSet.Parse(stored), _tags))
                : Text(_tags);
        }

        return Text(TagSet.Except(TagSet.Union(TagSet.Parse(stored), _added), _removed));
    }

    private static string? Text(TagSet? tags) => tags is { Count: > 0 } ? System.Text.Encoding.UTF8.GetString(tags.Json) : null;

    private static JsonText SetMembers(JsonText data, IReadOnlyDictionary<string, JsonText> members)
    {
        using var document = JsonDocument.Parse(data.Utf8, new JsonDocumentOptions { MaxDepth = 1024 });
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true }))
        {
            writer.WriteStartObject();
            foreach (var property in document.RootElement.EnumerateObject())
            {
                if (!members.ContainsKey(property.Name))
                    property.WriteTo(writer);
            }

            foreach (var (name, value) in members)
            {
                writer.WritePropertyName(name);
                writer.WriteRawValue(value.Utf8.Span, skipInputValidation: true);
            }

            writer.WriteEndObject();
        }

        return new JsonText(buffer.WrittenMemory);
    }
}
