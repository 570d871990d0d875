namespace Opik.Storage.Sqlite;

/// <summary>
/// Counts the rows of a request into cells by group and interval: from roll-ups where these can answer and the range is
/// large, else row by row. Hours that the range cuts are always read row by row.
/// </summary>
internal sealed class CellSource(SqliteSession session, TermTable terms, CancellationToken cancellationToken, long exactRows = CellSource.ExactRows)
{
    /// <summary>Ranges with at most so many rows are counted exactly, with exact percentiles.</summary>
    public const int ExactRows = 10_000;

    /// <summary>The cells of a request.</summary>
    public CellTable Read(StatsRequest request, MetricBuckets buckets, MetricBreakdown? breakdown)
    {
        if (RollupDimensionOf(request, breakdown) is { } dimension && RollupRange.Of(session, request) is { } range && range.Rows > exactRows
            && !(dimension != RollupDimension.All && RollupReader.HasOtherTerms(session, request.Project, (RollupKind)request.Entity, dimension, range.From, range.Until)))
        {
            return FromRollups(request, range, dimension, buckets, breakdown);
        }

        var table = new CellTable(buckets.Count, exact: true);
        Count(request, request.Window, buckets, breakdown, table);
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
        foreach (var edge in range.Edges)
            Count(request, edge, buckets, breakdown, table);
        return table;
    }

    private void Count(StatsRequest request, StatsWindow window, MetricBuckets buckets, MetricBreakdown? breakdown, CellTable table) =>
        StatsRows.Visit(
            session, request, window, new RowGroups(request.Entity, breakdown, terms),
            (row, groups) =>
            {
                var bucket = buckets.IndexOf(row.Moment);
                foreach (var group in groups)
                    row.CountInto(table.Cell(group, bucket));
            },
            cancellationToken);

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
