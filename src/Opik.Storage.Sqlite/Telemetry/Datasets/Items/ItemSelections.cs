using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>
/// Rows of filtered or sorted items, in order, remembered for a while: a total is exact, so the first page has to look at
/// every item anyway, and the pages after it are slices.
/// </summary>
internal sealed class ItemSelections
{
    // 8 bytes a row: 64 MiB.
    private const long MostRows = 8_000_000;

    private readonly Lock _lock = new();
    private readonly LinkedList<Entry> _recent = [];

    /// <summary>The rows of a version that meet the conditions, in order.</summary>
    public long[] Get(SqliteSession session, VersionKey version, IReadOnlyList<FilterClause> filters, SortClause? sort)
    {
        var entry = Find(version, filters, sort);
        // Readers of the same selection wait for the first of them; a failure or cancellation leaves it to the next.
        lock (entry)
        {
            if (entry.Rows is { } known)
                return known;
            var seqs = ItemScan.Seqs(session, version.Dataset, version.Number, filters);
            var rows = sort is null ? [.. seqs] : ItemOrder.Sort(session, seqs, sort);
            entry.Rows = rows;
            Trim();
            return rows;
        }
    }

    private Entry Find(VersionKey version, IReadOnlyList<FilterClause> filters, SortClause? sort)
    {
        lock (_lock)
        {
            for (var node = _recent.First; node is not null; node = node.Next)
            {
                if (!node.Value.Is(version, filters, sort))
                    continue;
                _recent.Remove(node);
                _recent.AddFirst(node);
                return node.Value;
            }

            var entry = new Entry(version, filters, sort);
            _recent.AddFirst(entry);
            return entry;
        }
    }

    private void Trim()
    {
        lock (_lock)
        {
            long rows = 0;
            for (var node = _recent.First; node is not null;)
            {
                var next = node.Next;
                rows += 1000 + (node.Value.Rows?.Length ?? 0);
                if (rows > MostRows && node != _recent.First)
                    _recent.Remove(node);
                node = next;
            }
        }
    }

    private sealed class Entry(VersionKey version, IReadOnlyList<FilterClause> filters, SortClause? sort)
    {
        public long[]? Rows { get; set; }

        public bool Is(VersionKey otherVersion, IReadOnlyList<FilterClause> otherFilters, SortClause? otherSort) =>
            version == otherVersion && sort == otherSort && filters.SequenceEqual(otherFilters);
    }
}
