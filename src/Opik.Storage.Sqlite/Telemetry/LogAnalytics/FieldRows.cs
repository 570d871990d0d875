namespace Opik.Storage.Sqlite;

/// <summary>Reads columns of the traces or spans (alias <c>t</c>) that a list shows, or of a sample of them.</summary>
internal sealed class FieldRows(SqliteSession session, CancellationToken cancellationToken)
{
    /// <summary>Calls <paramref name="visit"/> with each row.</summary>
    /// <param name="request">The list.</param>
    /// <param name="rows">Rows that are read at most, about.</param>
    /// <param name="columns">What is read of each row.</param>
    /// <param name="visit">Gets the statement at a row, and the rows that it stands for.</param>
    /// <param name="atLeast">The sample keeps at most one row of so many.</param>
    /// <param name="errorsOnly">Only rows with an error: their index leads to them.</param>
    /// <returns>Rows that each row read stood for.</returns>
    public int Visit(StatsRequest request, int rows, string columns, Action<SqliteStatement, int> visit, int atLeast = 1, bool errorsOnly = false) =>
        request.Selection is RowSelection selection
            ? Selected(request, selection, rows, columns, visit, atLeast)
            : Range(request, rows, columns, visit, atLeast, errorsOnly);

    private int Range(StatsRequest request, int limit, string columns, Action<SqliteStatement, int> visit, int atLeast, bool errorsOnly)
    {
        var (table, window) = (Table(request), request.Window);
        var reached = errorsOnly ? IndexCounts.Errors(session, request, window) : IndexCounts.Rows(session, request, window);
        var stride = Math.Max(atLeast, RowSample.Stride(reached, limit));
        var shown = request.Entity == StatsEntity.Trace ? " AND (t.flags & 32) = 0" : "";
        var (index, error) = errorsOnly ? ("error", " AND t.error_type IS NOT NULL") : ("project", "");
        var all = session.Prepare(
            $"SELECT {columns} FROM {table} t INDEXED BY {table}_{index} WHERE t.project = ?1 AND t.id >= ?2 AND t.id < ?3 AND {RowSample.Sql("t.seq", "?4")}{shown}{error}{request.RowSql("t")}")
            .Bind(1, request.Project).Bind(2, window.LowId).Bind(3, window.EndId ?? Guid.AllBitsSet).Bind(4, (long)stride);
        try
        {
            Step(all, stride, visit);
        }
        finally
        {
            all.Reset();
        }

        return stride;
    }

    private int Selected(StatsRequest request, RowSelection selection, int limit, string columns, Action<SqliteStatement, int> visit, int atLeast)
    {
        var table = Table(request);
        var (rows, stride) = selection.Sample(session, limit, LogCells.MostPayloads, atLeast);
        using var all = rows.Statement(session, found => $"SELECT {columns} FROM {found} q CROSS JOIN {table} t WHERE t.seq = q.seq{request.RowSql("t")}");
        if (all is not null)
        {
            Step(all, stride, visit);
            return stride;
        }

        var row = session.Prepare($"SELECT {columns} FROM {table} t WHERE t.seq = ?1{request.RowSql("t")}");
        foreach (var seq in rows.Rows(session, cancellationToken))
        {
            row.Bind(1, seq);
            try
            {
                Step(row, stride, visit);
            }
            finally
            {
                row.Reset();
            }
        }

        return stride;
    }

    private void Step(SqliteStatement rows, int stride, Action<SqliteStatement, int> visit)
    {
        while (rows.Step())
        {
            cancellationToken.ThrowIfCancellationRequested();
            visit(rows, stride);
        }
    }

    private static string Table(StatsRequest request) => request.Entity == StatsEntity.Trace ? "trace" : "span";
}
