using System.Text;
using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>An item as its columns hold it. Made on the caller's thread: the writer only compares and binds.</summary>
internal sealed record EncodedItem
{
    // Filters look into every map of a version: expanding small ones would take them most of the time.
    private const int SmallestCompressed = 1024;

    public required Guid Id { get; init; }

    public DatasetItemSource Source { get; init; }

    public Guid? Trace { get; init; }

    public Guid? Span { get; init; }

    public string? Description { get; init; }

    public string? Tags { get; init; }

    public string? Evaluators { get; init; }

    public string? Policy { get; init; }

    /// <summary>The blob; null: that of <see cref="DataKey"/>.</summary>
    public byte[]? Data { get; init; }

    /// <summary>Key of the stored blob that the item shares.</summary>
    public long? DataKey { get; init; }

    /// <summary>The columns of an item.</summary>
    public static EncodedItem Of(DatasetItemWrite item) => new()
    {
        Id = item.Id,
        Source = item.Source,
        Trace = item.TraceId,
        Span = item.SpanId,
        Description = item.Description,
        Tags = TagsText(item.Tags),
        Evaluators = ArrayText(item.Evaluators),
        Policy = item.ExecutionPolicy?.ToString(),
        Data = Blob(item.Data),
    };

    /// <summary>The stored form of a map.</summary>
    public static byte[] Blob(JsonText data) => PayloadCodec.Encode(new Payload(ReadableJson.Of(data), null, null, null), SmallestCompressed)!;

    /// <summary>The stored form of tags.</summary>
    public static string? TagsText(IReadOnlyList<string>? tags) => TagSet.Of(tags) is { } set ? Encoding.UTF8.GetString(set.Json) : null;

    /// <summary>An array that has entries; null otherwise.</summary>
    public static string? ArrayText(JsonText? array) => array is { } json && json.ToString() is { } text && text != "[]" ? text : null;
}
