namespace Opik.Storage.Sqlite;

/// <summary>What a draft holds.</summary>
internal readonly record struct DraftCounts(int Added, int Changed, int Deleted, long Bytes)
{
    public int Items => Added + Changed + Deleted;

    /// <exception cref="DraftLimitException">It is too much.</exception>
    public void Check()
    {
        if (Items > DatasetDraft.MostItems)
            throw new DraftLimitException($"A draft holds at most {DatasetDraft.MostItems} changed items; save it first, or change the items in a version of their own");
        if (Bytes > DatasetDraft.MostBytes)
            throw new DraftLimitException($"A draft holds at most {DatasetDraft.MostBytes / 1024 / 1024} MiB; save it first");
    }
}
