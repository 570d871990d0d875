using System.Diagnostics;

namespace Opik.Storage.Sqlite;

/// <summary>Counts the rows that the narrow conditions of a query admit, from totals, by an index, or by walking for a limited time.</summary>
internal sealed class RowCounter(QueryContext context, RowQuery query, IProjectTotals totals)
{
    private const int RowsBetweenLooksAtTheClock = 256;

    /// <summary>The number of rows; payloads are not looked at.</summary>
    public RowCount Count()
    {
        if (query.BySeq)
            return new RowCount(Number(query.CountBySeq()), false);
        if ((query.IsWholeProject || query.IsErrorsOfProject || query.NamesOfProject is not null) && FromTotals() is { } known)
            return new RowCount(known, false);
        if (query.RangeOfProject is { } window)
            return new RowCount(InRange(window), false);

        return query.IsIndexOnly ? new RowCount(Number(query.CountByIndex()) - (query.LeavesOutHidden ? Number(query.CountHidden()) : 0), false) : Walk();
    }

    private long? FromTotals()
    {
        if (totals.Read(context.Session, context.Project) is not { } all)
            return null;
        if (query.NamesOfProject is { } names)
            return Math.Max(all.Traces, all.Spans) >= NameCounts.FewestRows ? NameCounts.Read(context, names) : null;
        var errors = query.IsErrorsOfProject;
        if (context.Table.Kind == Contracts.ScoredEntity.Span)
            return errors ? all.SpanErrors : all.Spans;
        if (query.LeavesOutHidden)
            return errors ? all.TraceErrors : all.Traces;
        return errors ? null : all.Traces + all.HiddenTraces;
    }

    // A day of a busy project has a million rows, an hour that the range cuts has few of them.
    private long InRange(StatsWindow window)
    {
        var entity = context.Table.Kind == Contracts.ScoredEntity.Span ? StatsEntity.Span : StatsEntity.Trace;
        var request = new StatsRequest(entity, context.Workspace, context.Project, window, SourceSet.All, Selection: null);
        return RollupRange.Of(context.Session, request) is { } whole
            ? whole.Rows + whole.Edges.Sum(edge => IndexCounts.Shown(context.Session, request, edge))
            : IndexCounts.Shown(context.Session, request, window);
    }

    private RowCount Walk()
    {
        var start = Stopwatch.GetTimestamp();
        using var statement = query.Hits();
        long hits = 0, seen = 0;
        while (statement.Step())
        {
            seen++;
            hits += statement.Int64(0) != 0 ? 1 : 0;
            if (seen % RowsBetweenLooksAtTheClock == 0 && Stopwatch.GetElapsedTime(start) > context.Budget.Rows)
                return RowCount.Extrapolate(hits, seen, Math.Max(seen, Walked()));
        }

        return new RowCount(hits, false);
    }

    private long Walked()
    {
        if (!query.WalksWholeProject || totals.Read(context.Session, context.Project) is not { } all)
            return Number(query.CountDriven());
        return context.Table.Kind == Contracts.ScoredEntity.Span ? all.Spans : all.Traces + all.HiddenTraces;
    }

    private static long Number(SqliteStatement statement)
    {
        using (statement)
            return statement.Step() ? statement.Int64(0) : 0;
    }
}
