namespace Opik.Storage.Sqlite;

/// <summary>Reads the rows of a request one by one.</summary>
internal static class StatsRows
{
    /// <summary>Calls <paramref name="visit"/> with every row of <paramref name="window"/> that the request asks for.</summary>
    /// <param name="session">The reader.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="window">The range, inside that of the request.</param>
    /// <param name="groups">What else is read of each row.</param>
    /// <param name="visit">Gets the row, filled anew each time, and its groups.</param>
    /// <param name="cancellationToken">Stops between rows of a selection.</param>
    public static void Visit(SqliteSession session, StatsRequest request, StatsWindow window, RowGroups groups, Action<StatsRow, IReadOnlyList<string>> visit, CancellationToken cancellationToken)
    {
        if (request.Entity == StatsEntity.Thread)
        {
            ThreadStatsRows.Visit(session, request, window, groups, visit, cancellationToken);
            return;
        }

        if (request.Selection is null)
            VisitRange(session, request, window, groups, visit);
        else
            VisitSelected(session, request, groups, visit, cancellationToken);
    }

    private static void VisitRange(SqliteSession session, StatsRequest request, StatsWindow window, RowGroups groups, Action<StatsRow, IReadOnlyList<string>> visit)
    {
        var sql = $"{Select(request, groups)} WHERE t.project = ?1 AND t.id >= ?2{(window.EndId is null ? "" : " AND t.id < ?3")}{Shown(request)}{request.RowSql("t")}{Sampled(request)}";
        var rows = session.Prepare(sql).Bind(1, request.Project).Bind(2, window.LowId);
        if (window.EndId is { } end)
            rows.Bind(3, end);
        if (request.Stride > 1)
            rows.Bind(4, (long)request.Stride);
        var reader = Reader(request);
        try
        {
            while (rows.Step())
                visit(reader(rows), groups.Read(session, rows));
        }
        finally
        {
            rows.Reset();
        }
    }

    private static void VisitSelected(SqliteSession session, StatsRequest request, RowGroups groups, Action<StatsRow, IReadOnlyList<string>> visit, CancellationToken cancellationToken)
    {
        var reader = Reader(request);
        using var all = request.Selection!.Statement(session, rows => $"{Select(request, groups, $"{rows} q CROSS JOIN ")} WHERE t.seq = q.seq{request.RowSql("t")}");
        while (all?.Step() == true)
            visit(reader(all), groups.Read(session, all));
        if (all is not null)
            return;

        var row = session.Prepare($"{Select(request, groups)} WHERE t.seq = ?1{request.RowSql("t")}");
        foreach (var seq in request.Selection.Rows(session, cancellationToken))
        {
            row.Bind(1, seq);
            try
            {
                if (row.Step())
                    visit(reader(row), groups.Read(session, row));
            }
            finally
            {
                row.Reset();
            }
        }
    }

    private static string Select(StatsRequest request, RowGroups groups, string before = "") => request.Entity == StatsEntity.Trace
        ? $"SELECT {TraceStatsRow.Columns}{groups.Columns} FROM {before}{TraceStatsRow.Tables}{groups.Join("trace_payload")}"
        : $"SELECT {SpanStatsRow.Columns}{groups.Columns} FROM {before}{SpanStatsRow.Tables}{groups.Join("span_payload")}";

    private static Func<SqliteStatement, StatsRow> Reader(StatsRequest request)
    {
        if (request.Entity == StatsEntity.Trace)
            return new TraceStatsRow().Read;
        return new SpanStatsRow().Read;
    }

    private static string Sampled(StatsRequest request) => request.Stride > 1 ? $" AND {RowSample.Sql("t.seq", "?4")}" : "";

    private static string Shown(StatsRequest request) => request.Entity == StatsEntity.Trace ? " AND (t.flags & 32) = 0" : "";
}
