namespace Opik.Storage.Sqlite;

/// <summary>
/// Counts the rows of a list into cells by interval: from roll-ups, row by row while they are few, else from a sample.
/// Without conditions counts stay exact in a sample too: the indexes have them.
/// </summary>
internal sealed class LogCells(SqliteSession session, TermTable terms, CancellationToken cancellationToken, int mostRows = LogCells.MostRows)
{
    /// <summary>Rows that are read at most; some 5 to 10 µs each.</summary>
    public const int MostRows = 10_000;

    /// <summary>Rows whose payload is looked at at most; some 20 µs each.</summary>
    public const int MostPayloads = 3_000;

    /// <summary>The cells of a request.</summary>
    public LogCellTable Read(StatsRequest request, MetricBuckets buckets) =>
        request.Entity == StatsEntity.Thread ? Threads(request, buckets)
        : request.Selection is RowSelection selection ? Selected(request, selection, buckets)
        : Range(request, buckets);

    private LogCellTable Selected(StatsRequest request, RowSelection selection, MetricBuckets buckets)
    {
        var (rows, stride) = selection.Sample(session, mostRows, MostPayloads);
        var table = new LogCellTable(buckets.Count, stride) { Estimated = stride > 1 };
        Visit(request with { Selection = rows }, request.Window, buckets, table);
        // The number of all rows stands beside that of the list: where the list knows it, both are the same.
        if (stride > 1 && buckets.Count == 1 && selection.Count(session) is { } count)
            table.Scale(0, count);
        return table;
    }

    private LogCellTable Threads(StatsRequest request, MetricBuckets buckets)
    {
        var sample = ThreadSample.Of(session, request);
        var table = new LogCellTable(buckets.Count, sample.Stride) { Estimated = sample.Stride > 1 };
        Visit(sample, request.Window, buckets, table);
        return table;
    }

    private LogCellTable Range(StatsRequest request, MetricBuckets buckets)
    {
        var whole = RollupRange.Of(session, request) is { } range && range.Rows > mostRows ? range : null;
        if (whole is not null && buckets.HoldsHours)
            return Rollups(request, whole, buckets);
        // Whole hours are counted already; only without them the index is walked twice.
        var reached = whole?.Rows ?? IndexCounts.Rows(session, request, request.Window);
        var stride = RowSample.Stride(reached, mostRows);
        var table = new LogCellTable(buckets.Count, stride);
        Sampled(request, request.Window, buckets, table);
        return table;
    }

    private LogCellTable Rollups(StatsRequest request, RollupRange range, MetricBuckets buckets)
    {
        var stride = RowSample.Stride(range.Edges.Sum(edge => IndexCounts.Rows(session, request, edge)), mostRows / 2);
        // The cut hours alone are sampled, a small part of all rows: the numbers are those of roll-ups.
        var table = new LogCellTable(buckets.Count, stride, sketch: true) { Sample = 1 };
        var only = request.Type is { } type ? (long)type : RollupKey.NoTerm;
        RollupReader.Add(
            session, request.Project, (RollupKind)request.Entity, request.Type is null ? RollupDimension.All : RollupDimension.Type, range.From, range.Until, request.Sources,
            (hour, term) => term == only ? table.Cell(buckets.IndexOf(hour * StatsWindow.Hour)) : null);
        foreach (var edge in range.Edges)
        {
            var part = new LogCellTable(buckets.Count, stride, sketch: true);
            Sampled(request, edge, buckets, part);
            table.Add(part);
        }

        return table;
    }

    private void Sampled(StatsRequest request, StatsWindow window, MetricBuckets buckets, LogCellTable table)
    {
        Visit(request with { Stride = table.Stride }, window, buckets, table);
        if (table.Stride == 1)
            return;
        if (!request.Sources.IsAll || request.Type is not null)
        {
            table.Estimated = true;
            return;
        }

        for (var i = 0; i < buckets.Count; i++)
        {
            if (buckets.Window(i).And(window) is { IsEmpty: false } part)
                table.Scale(i, IndexCounts.Shown(session, request, part), IndexCounts.Errors(session, request, part));
        }
    }

    private void Visit(StatsRequest request, StatsWindow window, MetricBuckets buckets, LogCellTable table) => StatsRows.Visit(
        session, request, window, new RowGroups(request.Entity, null, terms),
        (row, _) => row.CountInto(table.Cell(buckets.IndexOf(row.Moment)), table.Stride),
        cancellationToken);
}
