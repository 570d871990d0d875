using System.Runtime.InteropServices;
using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <content>
/// Space of deleted rows: segments that are mostly made of them are written anew without them, or dropped. A row that is not
/// there when it is looked for never comes back; when its number is given to another one, the bits of that one are elsewhere.
/// </content>
internal sealed partial class SubstringIndex
{
    // Of this many rows it is seen well enough whether most of a segment is gone.
    private const int SampleRows = 256;

    // Rows looked up in one read: a long one would keep the log of the database from being used again.
    private const int RowsOfRead = 4096;

    // Until the first sweep of this process nobody knows what a former one has left.
    private long _deletedRows = long.MaxValue;

    /// <inheritdoc />
    public void Deleted(int rows)
    {
        if (Volatile.Read(ref _deletedRows) != long.MaxValue && Interlocked.Add(ref _deletedRows, rows) >= _options.SweepRows)
            Wake();
    }

    private async Task SweepAsync()
    {
        if (Volatile.Read(ref _deletedRows) < _options.SweepRows || !IsComplete)
            return;
        // First: rows that go meanwhile ask for another sweep.
        Interlocked.Exchange(ref _deletedRows, 0);
        foreach (var segment in _segments)
        {
            _stop.Token.ThrowIfCancellationRequested();
            if (await IsMostlyGoneAsync(segment).ConfigureAwait(false))
                await SweepAsync(segment).ConfigureAwait(false);
        }
    }

    private async Task<bool> IsMostlyGoneAsync(SignatureSegment segment)
    {
        var seqs = Seqs(segment);
        var count = Math.Min(SampleRows, seqs.Length);
        var sample = Enumerable.Range(0, count).Select(i => seqs[(int)((long)i * seqs.Length / count)]).ToArray();
        var living = (await FindRowsAsync(segment.Entry.Kind, sample).ConfigureAwait(false)).Count(found => found);
        // Places that are only padded count as gone: merging small segments leaves many. The smallest segment cannot shrink.
        return living == 0 || (living * 2 <= count && seqs.Length > SignatureSegment.PaddedRows);
    }

    private async Task SweepAsync(SignatureSegment segment)
    {
        var seqs = Seqs(segment);
        var kept = new ulong[seqs.Length / 64];
        var any = false;
        for (var first = 0; first < seqs.Length; first += RowsOfRead)
        {
            var found = await FindRowsAsync(segment.Entry.Kind, seqs.AsMemory(first, Math.Min(RowsOfRead, seqs.Length - first))).ConfigureAwait(false);
            for (var i = 0; i < found.Length; i++)
            {
                if (!found[i])
                    continue;
                kept[(first + i) >> 6] |= 1UL << ((first + i) & 63);
                any = true;
            }
        }

        var left = any ? Opened(SegmentWriter.Keep(_options.Folder, _nextId++, segment, kept)) : null;
        await _database.WriteAsync(
            session =>
            {
                if (left is not null)
                    SegmentCatalog.Add(session, left.Entry);
                SegmentCatalog.Remove(session, segment.Entry.Id);
            },
            () => Replace([segment], left)).ConfigureAwait(false);
        DeleteFiles([segment]);
    }

    private static long[] Seqs(SignatureSegment segment)
    {
        var seqs = new long[segment.Entry.Rows];
        segment.ReadSeqs(MemoryMarshal.AsBytes(seqs.AsSpan()));
        return seqs;
    }

    // Which of the rows there are. 0 stands where a segment is padded.
    private Task<bool[]> FindRowsAsync(ScoredEntity kind, ReadOnlyMemory<long> seqs) =>
        _database.ReadAsync(
            session =>
            {
                var found = new bool[seqs.Length];
                var row = session.Prepare($"SELECT 1 FROM {Of(kind).Table} WHERE seq = ?1");
                for (var i = 0; i < found.Length; i++)
                {
                    if (seqs.Span[i] == 0)
                        continue;
                    found[i] = row.Bind(1, seqs.Span[i]).Step();
                    row.Reset();
                }

                return found;
            },
            _stop.Token);
}
