using System.Text.Encodings.Web;
using System.Text.Json;

namespace Opik.Storage.Sqlite;

/// <summary>Tags of a row: distinct, in the order given, never empty (no tags are null). Immutable.</summary>
internal sealed class TagSet
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly List<string> _tags;

    private TagSet(List<string> tags)
    {
        _tags = tags;
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartArray();
            foreach (var tag in tags)
                writer.WriteStringValue(tag);
            writer.WriteEndArray();
        }

        Json = buffer.ToArray();
    }

    /// <summary>The stored form: a JSON array of strings.</summary>
    public byte[] Json { get; }

    public int Count => _tags.Count;

    /// <summary>Distinct tags; null when there are none.</summary>
    public static TagSet? Of(IReadOnlyList<string>? tags)
    {
        if (tags is null || tags.Count == 0)
            return null;
        var distinct = new List<string>(tags.Count);
        foreach (var tag in tags)
        {
            if (!distinct.Contains(tag))
                distinct.Add(tag);
        }

        return new TagSet(distinct);
    }

    /// <summary>Reads the stored form.</summary>
    public static TagSet? Parse(string? json)
    {
        if (json is null)
            return null;
        using var document = JsonDocument.Parse(json);
        return Of([.. document.RootElement.EnumerateArray().Select(tag => tag.GetString()!)]);
    }

    /// <summary>The tags of both, those of <paramref name="first"/> first.</summary>
    public static TagSet? Union(TagSet? first, TagSet? second) =>
        first is null ? second : second is null ? first : Of([.. first._tags, .. second._tags]);

    /// <summary>The tags with those that were added and without those that were removed.</summary>
    public static TagSet? Changed(TagSet? tags, IReadOnlyList<string>? added, IReadOnlyList<string>? removed) => Except(Union(tags, Of(added)), Of(removed));

    /// <summary>The tags without <paramref name="removed"/>.</summary>
    public static TagSet? Except(TagSet? tags, TagSet? removed) =>
        tags is null || removed is null ? tags : Of(tags._tags.FindAll(tag => !removed._tags.Contains(tag)));
}
