namespace Opik.Storage.Sqlite;

/// <summary>
/// Counts the rows of a request into cells by group and interval: from roll-ups where these can answer and the range is
/// large, else row by row. Hours that the range cuts are always read row by row. With a limit of rows a sample is read in their place.
/// </summary>
internal sealed class CellSource(SqliteSession session, TermTable terms, CancellationToken cancellationToken, long exactRows = CellSource.ExactRows, int mostRows = int.MaxValue)
{
    /// <summary>Ranges with at most so many rows are counted exactly, with exact percentiles.</summary>
    public const int ExactRows = 10_000;

    /// <summary>The cells of a request.</summary>
    /// <param name="request">What is counted.</param>
    /// <param name="buckets">The intervals.</param>
    /// <param name="breakdown">The groups; null: one.</param>
    /// <param name="rowsOnly">Whether something is asked that roll-ups do not keep.</param>
    public CellTable Read(StatsRequest request, MetricBuckets buckets, MetricBreakdown? breakdown, bool rowsOnly = false)
    {
        if (!rowsOnly && buckets.HoldsHours && RollupDimensionOf(request, breakdown) is { } dimension && RollupRange.Of(session, request) is { } range && range.Rows > exactRows
            && !(dimension != RollupDimension.All && RollupReader.HasOtherTerms(session, request.Project, (RollupKind)request.Entity, dimension, range.From, range.Until)))
        {
            return FromRollups(request, range, dimension, buckets, breakdown);
        }

        var sampled = Sample(request, [request.Window], breakdown, mostRows);
        var table = new CellTable(buckets.Count, exact: sampled.Stride == 1);
        Count(sampled, request.Window, buckets, breakdown, table);
        table.Precision = new LogPrecision(sampled.Stride > 1, 1.0 / sampled.Stride);
        return table;
    }

    private CellTable FromRollups(StatsRequest request, RollupRange range, RollupDimension dimension, MetricBuckets buckets, MetricBreakdown? breakdown)
    {
        var table = new CellTable(buckets.Count, exact: false);
        var only = request.Type is { } type ? (long)type : RollupKey.NoTerm;
        RollupReader.Add(
            session, request.Project, (RollupKind)request.Entity, dimension, range.From, range.Until, request.Sources,
            (hour, term) => breakdown is not null ? table.Cell(GroupOf(dimension, term), buckets.IndexOf(hour * StatsWindow.Hour))
                : term == only ? table.Cell(string.Empty, buckets.IndexOf(hour * StatsWindow.Hour))
                : null);
        var edges = Sample(request, range.Edges, breakdown, mostRows / 2);
        foreach (var edge in range.Edges)
            Count(edges, edge, buckets, breakdown, table);
        return table;
    }

    private StatsRequest Sample(StatsRequest request, IReadOnlyList<StatsWindow> windows, MetricBreakdown? breakdown, int limit) =>
        mostRows == int.MaxValue ? request
        : StatsSample.Of(session, request, windows, new RowGroups(request.Entity, breakdown, terms).NeedsPayload ? Math.Min(limit, LogCells.MostPayloads) : limit);

    private void Count(StatsRequest request, StatsWindow window, MetricBuckets buckets, MetricBreakdown? breakdown, CellTable table)
    {
        var part = request.Stride == 1 ? table : new CellTable(buckets.Count, exact: false);
        var read = new long[buckets.Count];
        StatsRows.Visit(
            session, request, window, new RowGroups(request.Entity, breakdown, terms),
            (row, groups) =>
            {
                var bucket = buckets.IndexOf(row.Moment);
                read[bucket] += request.Stride;
                foreach (var group in groups)
                    row.CountInto(part.Cell(group, bucket), request.Stride);
            },
            cancellationToken);
        if (part == table)
            return;
        if (request is { Selection: null, Entity: not StatsEntity.Thread, Sources.IsAll: true, Type: null })
            Scale(request, window, buckets, part, read);
        table.Add(part);
    }

    // The index has the number of rows of each interval: the groups of a sample then add up to it.
    private void Scale(StatsRequest request, StatsWindow window, MetricBuckets buckets, CellTable table, long[] read)
    {
        for (var i = 0; i < read.Length; i++)
        {
            if (read[i] > 0 && buckets.Window(i).And(window) is { IsEmpty: false } part)
                table.Scale(i, (double)IndexCounts.Shown(session, request, part) / read[i]);
        }
    }

    private static RollupDimension? RollupDimensionOf(StatsRequest request, MetricBreakdown? breakdown) =>
        request.Selection is not null || request.Entity == StatsEntity.Thread ? null : breakdown?.Field switch
        {
            null => request.Type is null ? RollupDimension.All : RollupDimension.Type,
            _ when request.Type is not null => null,
            BreakdownField.Name => RollupDimension.Name,
            BreakdownField.Model => RollupDimension.Model,
            BreakdownField.Provider => RollupDimension.Provider,
            BreakdownField.Type => RollupDimension.Type,
            _ => null,
        };

    private string GroupOf(RollupDimension dimension, long term) => dimension switch
    {
        RollupDimension.Type => RowGroups.TypeName((Opik.Contracts.SpanType)term),
        _ => term == RollupKey.NoTerm ? MetricBreakdown.Unknown : terms.Text(session, term) is { Length: > 0 } text ? text : MetricBreakdown.Unknown,
    };
}
