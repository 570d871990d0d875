using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>What turning traces and spans into rows has in common. Runs on the caller's thread: the writer only binds.</summary>
internal static class RowEncoder
{
    private const int LongestErrorColumn = 1000;

    /// <summary>Payload texts as they are stored: null when absent or JSON null, escapes of printable characters resolved.</summary>
    public static Payload Normalise(JsonText? input, JsonText? output, JsonText? metadata, ErrorInfo? error) =>
        new(Normalise(input), Normalise(output), Normalise(metadata), error);

    /// <summary>Name, model, provider, thread: blank means absent.</summary>
    public static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    /// <summary>The beginning of an error text, for the narrow row; the payload has the whole.</summary>
    public static string? ErrorColumn(string? text)
    {
        if (text is null || text.Length <= LongestErrorColumn)
            return text;
        return text[..(char.IsHighSurrogate(text[LongestErrorColumn - 1]) ? LongestErrorColumn - 1 : LongestErrorColumn)];
    }

    /// <summary>Trigrams for the substring index; null when there is nothing to index.</summary>
    public static PayloadSignature? Signature(in Payload payload) =>
        payload is { Input: null, Output: null, Metadata: null } ? null : PayloadSignature.Compute(payload.Input, payload.Output, payload.Metadata);

    /// <summary>Flags of a created row.</summary>
    public static RowFlags Flags(in Payload payload, DateTime? end) =>
        EntityRow.FlagsOf(payload.Parts) | (end is null ? RowFlags.None : RowFlags.CreatedComplete);

    /// <summary>Which of the fields that traces and spans share a patch sets.</summary>
    public static RowFields Patched(string? name, DateTime? end, in Payload payload, double? ttft, EntitySource? source, string? environment) =>
        (name is null ? RowFields.None : RowFields.Name)
        | (end is null ? RowFields.None : RowFields.EndTime)
        | (payload.Input is null ? RowFields.None : RowFields.Input)
        | (payload.Output is null ? RowFields.None : RowFields.Output)
        | (payload.Metadata is null ? RowFields.None : RowFields.Metadata)
        | (payload.Error is null ? RowFields.None : RowFields.Error)
        | (ttft is null ? RowFields.None : RowFields.Ttft)
        | (source is null ? RowFields.None : RowFields.Source)
        | (environment is null ? RowFields.None : RowFields.Environment);

    /// <summary>How a patch changes tags: adding and removing win over replacing.</summary>
    public static RowFields PatchedTags(IReadOnlyList<string>? tags, IReadOnlyList<string>? add, IReadOnlyList<string>? remove, bool merge) =>
        add is not null || (merge && tags is not null && remove is null) ? RowFields.AddedTags
        : tags is not null && remove is null ? RowFields.Tags
        : RowFields.None;

    /// <summary>The tags that a patch sets or adds.</summary>
    public static TagSet? Tags(IReadOnlyList<string>? tags, IReadOnlyList<string>? add, IReadOnlyList<string>? remove) =>
        TagSet.Of(add ?? (remove is null ? tags : null));

    private static JsonText? Normalise(JsonText? text) =>
        text is not { IsEmpty: false } json || json.Utf8.Span.SequenceEqual("null"u8) ? null : ReadableJson.Of(json);
}
