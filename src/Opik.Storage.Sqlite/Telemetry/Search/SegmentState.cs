using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>What is on disk of the index when it opens.</summary>
internal sealed record SegmentState(IReadOnlyList<SignatureSegment> Segments, long IndexedTraces, long IndexedSpans, long Epoch, long NextId)
{
    /// <summary>
    /// Opens the recorded segments and removes files that no record names (a crash between the file and its commit). A
    /// missing or damaged file makes the index start over: the payloads are still there.
    /// </summary>
    public static async Task<SegmentState> LoadAsync(SqliteDatabase database, string folder)
    {
        var entries = await database.ReadAsync(SegmentCatalog.Segments).ConfigureAwait(false);
        var segments = new List<SignatureSegment>();
        foreach (var entry in entries)
        {
            if (SignatureSegment.Open(entry, SegmentWriter.PathOf(folder, entry.Id)) is { } segment)
                segments.Add(segment);
        }

        if (segments.Count < entries.Count)
        {
            segments.ForEach(segment => segment.Dispose());
            segments.Clear();
            await database.WriteAsync(SegmentCatalog.Clear).ConfigureAwait(false);
        }

        var nextId = entries.Count == 0 ? 1 : entries.Max(entry => entry.Id) + 1;
        RemoveStrayFiles(folder, segments.Select(segment => segment.Path).ToHashSet(StringComparer.Ordinal));
        return await database.ReadAsync(session => new SegmentState(
            segments,
            SegmentCatalog.Indexed(session, ScoredEntity.Trace),
            SegmentCatalog.Indexed(session, ScoredEntity.Span),
            SegmentCatalog.NextEpoch(session),
            nextId)).ConfigureAwait(false);
    }

    private static void RemoveStrayFiles(string folder, HashSet<string> known)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*.sig"))
        {
            if (!known.Contains(file))
                File.Delete(file);
        }
    }
}
