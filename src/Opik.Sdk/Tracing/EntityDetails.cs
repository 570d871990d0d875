using Opik.Contracts;

namespace Opik.Tracing;

/// <summary>What most spans never set, kept apart so that the others stay small.</summary>
internal sealed class EntityDetails
{
    /// <summary>Values of the metadata by key, in the order first set.</summary>
    public List<KeyValuePair<string, CapturedValue>>? Metadata { get; private set; }

    /// <summary>Tags without repeats, in the order added.</summary>
    public List<string>? Tags { get; private set; }

    /// <summary>The error.</summary>
    public ErrorInfo? Error { get; set; }

    /// <summary>Thread of a trace.</summary>
    public string? ThreadId { get; set; }

    /// <summary>Model of a span.</summary>
    public string? Model { get; set; }

    /// <summary>Provider of a span.</summary>
    public string? Provider { get; set; }

    /// <summary>Token counts of a span.</summary>
    public IReadOnlyDictionary<string, long>? Usage { get; set; }

    /// <summary>Cost of a span in USD.</summary>
    public decimal? TotalCost { get; set; }

    /// <summary>Milliseconds to the first token.</summary>
    public double? TimeToFirstToken { get; set; }

    /// <summary>Sets one key; a later value replaces an earlier one.</summary>
    public void SetMetadata(string key, CapturedValue value)
    {
        Metadata ??= [];
        var entry = KeyValuePair.Create(key, value);
        var index = Metadata.FindIndex(other => other.Key == key);
        if (index < 0)
            Metadata.Add(entry);
        else
            Metadata[index] = entry;
    }

    /// <summary>True when the key is set.</summary>
    public bool HasMetadata(string key) => Metadata is not null && Metadata.Exists(entry => entry.Key == key);

    /// <summary>Adds tags that are not there yet.</summary>
    public void AddTags(IEnumerable<string> tags)
    {
        Tags ??= [];
        foreach (var tag in tags)
        {
            if (!string.IsNullOrEmpty(tag) && !Tags.Contains(tag))
                Tags.Add(tag);
        }
    }

    /// <summary>Bytes of metadata and tags, roughly.</summary>
    public long Size()
    {
        long size = 256;
        foreach (var (key, value) in Metadata ?? [])
            size += (2 * key.Length) + value.Size + 64;
        return size + (Tags?.Sum(tag => 2L * tag.Length) ?? 0);
    }
}
