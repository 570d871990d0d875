using System.Diagnostics;

namespace Opik.Storage.Sqlite;

/// <summary>Finds the rows of a page or of a piece of a stream.</summary>
internal sealed class RowFinder(QueryContext context, RowQuery query, IProjectTotals totals)
{
    private const int MostPayloadsOfACount = 20_000;
    private const int MostCandidatesTestedApart = 300_000;

    private readonly PayloadCondition[] _payloads = [.. query.Payloads];
    private readonly PayloadParts _parts = query.Payloads.Append(query.Search).Aggregate(PayloadParts.None, (parts, condition) => parts | (condition?.Parts ?? PayloadParts.None));

    /// <summary>One page and the total.</summary>
    public (List<long> Seqs, RowCount Total) Page(int page, int size)
    {
        if (query.IsNever)
            return ([], default);
        var offset = (long)(page - 1) * size;
        if (!query.NeedsPayload)
            return (Read(size, offset), Total());
        return Verify(offset, size, count: true);

        RowCount Total() => new RowCounter(context, query, totals).Count();
    }

    /// <summary>The first rows.</summary>
    public List<long> First(int size) => query.IsNever ? [] : query.NeedsPayload ? Verify(0, size, count: false).Seqs : Read(size, 0);

    private List<long> Read(int size, long offset)
    {
        var seqs = new List<long>(Math.Min(size, 2000));
        using var statement = query.Rows(size, offset);
        while (statement.Step())
            seqs.Add(statement.Int64(0));
        return seqs;
    }

    // Rows in order; those whose payload passes fill the page, then are counted while the time lasts.
    private (List<long> Seqs, RowCount Total) Verify(long offset, int size, bool count)
    {
        var seqs = new List<long>(Math.Min(size, 2000));
        long hits = 0, walked = 0, verified = 0;
        long counted = 0;
        var deadline = long.MaxValue;
        using var statement = query.Rows(null, 0);
        while (statement.Step())
        {
            walked++;
            var seq = statement.Int64(0);
            var inColumns = query.Search is not null && statement.Int64(1) != 0;
            if (!query.BySeq && query.Candidates?.Contains(seq) == false && !inColumns)
                continue;
            verified++;
            if (Passes(seq, inColumns) && hits++ >= offset && seqs.Count < size)
                seqs.Add(seq);
            if (seqs.Count < size)
            {
                if (IsSparse(hits, verified))
                    return VerifyAll(offset, size);
                continue;
            }

            if (!count)
                return (seqs, default);
            if (deadline == long.MaxValue)
                deadline = Stopwatch.GetTimestamp() + (long)(context.Budget.Payloads.TotalSeconds * Stopwatch.Frequency);
            if (Stopwatch.GetTimestamp() > deadline || ++counted > MostPayloadsOfACount)
                return (seqs, RowCount.Extrapolate(hits, walked, Math.Max(walked, new RowCounter(context, query, totals).Count().Rows)));
        }

        return (seqs, new RowCount(hits, false));
    }

    // Most candidates are there by chance: then it is cheaper to test them all where they lie than to walk past all rows.
    private bool IsSparse(long hits, long verified) =>
        verified >= context.Budget.Trial && hits * 20 < verified && !query.BySeq && query.Candidates is { Count: <= MostCandidatesTestedApart };

    private (List<long> Seqs, RowCount Total) VerifyAll(long offset, int size)
    {
        var found = new SeqBitmap();
        foreach (var seq in query.Candidates!.Descending())
        {
            if (Passes(seq, query.IsInColumns(seq)))
                found.Add(seq);
        }

        query.Restrict(found);
        return (Read(size, offset), new RowCounter(context, query, totals).Count());
    }

    private bool Passes(long seq, bool inColumns)
    {
        if (_payloads.Length == 0 && inColumns)
            return true;
        using var texts = new PayloadTexts(Read(seq));
        foreach (var condition in _payloads)
        {
            if (!condition.Matches(texts))
                return false;
        }

        return inColumns || query.Search is null || query.Search.Matches(texts);
    }

    private Payload Read(long seq)
    {
        var statement = context.Session.Prepare($"SELECT data FROM {context.Table.Payload} WHERE seq=?1").Bind(1, seq);
        try
        {
            return statement.Step() ? PayloadCodec.Decode(statement.Blob(0), _parts) : default;
        }
        finally
        {
            statement.Reset();
        }
    }
}
