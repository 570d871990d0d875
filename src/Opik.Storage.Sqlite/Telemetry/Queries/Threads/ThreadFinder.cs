using System.Diagnostics;

namespace Opik.Storage.Sqlite;

/// <summary>Finds the threads of a page or of a piece of a stream.</summary>
internal sealed class ThreadFinder(ViewContext view, ThreadRowQuery query, QueryBudget budget)
{
    private const int RowsBetweenLooksAtTheClock = 64;

    /// <summary>One page and the total.</summary>
    public (List<long> Seqs, RowCount Total) Page(int page, int size)
    {
        var offset = (long)(page - 1) * size;
        return query.NeedsMessages ? Verify(offset, size, count: true) : (Read(size, offset), Count());
    }

    /// <summary>The first rows.</summary>
    public List<long> First(int size) => query.NeedsMessages ? Verify(0, size, count: false).Seqs : Read(size, 0);

    private List<long> Read(int size, long offset)
    {
        var seqs = new List<long>();
        using var statement = query.Rows(size, offset);
        while (statement.Step())
            seqs.Add(statement.Int64(0));
        return seqs;
    }

    private RowCount Count()
    {
        if (query.IsWholeProject)
            return new RowCount(All(), false);
        var start = Stopwatch.GetTimestamp();
        using var statement = query.Hits();
        long hits = 0, seen = 0;
        while (statement.Step())
        {
            seen++;
            hits += statement.Int64(0) != 0 ? 1 : 0;
            if (seen % RowsBetweenLooksAtTheClock == 0 && Stopwatch.GetElapsedTime(start) > budget.Rows)
                return RowCount.Extrapolate(hits, seen, Math.Max(seen, All()));
        }

        return new RowCount(hits, false);
    }

    private (List<long> Seqs, RowCount Total) Verify(long offset, int size, bool count)
    {
        var seqs = new List<long>();
        long hits = 0, walked = 0;
        long? full = null;
        using var statement = query.Rows(null, 0);
        while (statement.Step())
        {
            walked++;
            if (Passes(statement) && hits++ >= offset && seqs.Count < size)
                seqs.Add(statement.Int64(0));
            if (seqs.Count < size)
                continue;
            if (!count)
                break;
            full ??= Stopwatch.GetTimestamp();
            if (Stopwatch.GetElapsedTime(full.Value) > budget.Payloads)
                return (seqs, RowCount.Extrapolate(hits, walked, Math.Max(walked, Count().Rows)));
        }

        return (seqs, new RowCount(hits, false));
    }

    private bool Passes(SqliteStatement row)
    {
        var searched = query.SearchText is null || row.Int64(1) != 0;
        if (searched && query.Messages.Count == 0)
            return true;
        using var first = Texts(row.NullableInt64(2), PayloadParts.Input);
        using var last = Texts(row.NullableInt64(3), PayloadParts.Output);
        foreach (var message in query.Messages)
        {
            if (message.First?.Matches(first) == false || message.Last?.Matches(last) == false)
                return false;
        }

        return searched
            || first.Text(PayloadParts.Input).Contains(query.SearchText!, StringComparison.OrdinalIgnoreCase)
            || last.Text(PayloadParts.Output).Contains(query.SearchText!, StringComparison.OrdinalIgnoreCase);
    }

    private PayloadTexts Texts(long? seq, PayloadParts part) => new(seq is { } trace ? view.Payload(EntityTable.Traces, trace, part) : default);

    private long All()
    {
        using var statement = query.CountAll();
        return statement.Step() ? statement.Int64(0) : 0;
    }
}
