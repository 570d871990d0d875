namespace Opik.Storage.Sqlite;

/// <summary>
/// Reads threads with the sums over all their traces. A range has the threads with a trace in it, as lists do; a thread
/// stands in the interval of its first trace in the range.
/// </summary>
internal static class ThreadStatsRows
{
    private const string Columns =
        "h.seq, h.model_id, h.tags, json_array_length(h.tags), t.start_time, t.end_time, t.error_type IS NOT NULL, u.cost, u.usage, t.id";

    private const string Traces =
        "CROSS JOIN trace t INDEXED BY trace_thread ON t.project = h.project AND t.thread = h.thread LEFT JOIN trace_totals u ON u.ws = t.ws AND u.trace = t.id";

    /// <summary>As <see cref="StatsRows.Visit"/>, for threads.</summary>
    public static void Visit(SqliteSession session, StatsRequest request, StatsWindow window, RowGroups groups, Action<StatsRow, IReadOnlyList<string>> visit, CancellationToken cancellationToken)
    {
        var low = window.LowId;
        var end = window.EndId ?? Guid.AllBitsSet;
        if (request.Selection is null)
        {
            var inRange = window.IsAll ? "" : " AND EXISTS (SELECT 1 FROM trace r INDEXED BY trace_thread WHERE r.project = h.project AND r.thread = h.thread AND r.id >= ?2 AND r.id < ?3)";
            var since = request.ThreadsSince is null ? "" : " AND h.last_updated_at >= ?5";
            var sampled = request.Stride > 1 ? $" AND {RowSample.Sql("h.seq", "?4")}" : "";
            var all = session.Prepare($"SELECT {Columns} FROM thread h {Traces}{request.RowSql("t")} WHERE h.project = ?1{inRange}{sampled}{since}").Bind(1, request.Project);
            if (!window.IsAll)
                all.Bind(2, low).Bind(3, end);
            if (request.ThreadsSince is { } earliest)
                all.Bind(5, earliest);
            if (request.Stride > 1)
                all.Bind(4, (long)request.Stride);
            Visit(all, window, groups, visit);
            return;
        }

        var one = session.Prepare($"SELECT {Columns} FROM thread h {Traces}{request.RowSql("t")} WHERE h.seq = ?1");
        foreach (var seq in request.Selection.Rows(session, cancellationToken))
        {
            if (!RowSample.Keeps(seq, request.Stride))
                continue;
            one.Bind(1, seq);
            Visit(one, window, groups, visit);
        }
    }

    private static void Visit(SqliteStatement rows, StatsWindow window, RowGroups groups, Action<StatsRow, IReadOnlyList<string>> visit)
    {
        var thread = new ThreadStatsRow();
        long? current = null;
        try
        {
            // The threads drive the join, so the traces of one come together.
            while (rows.Step())
            {
                if (current != rows.Int64(0))
                {
                    if (current is not null)
                        visit(thread, groups.Read(thread));
                    current = rows.Int64(0);
                    thread.Begin(rows.Id(1), rows.Text(2), rows.Int32(3));
                }

                var trace = rows.Id(9);
                thread.Add(trace, window.Contains(trace), rows.Int64(4), rows.NullableInt64(5), rows.Int32(6) != 0, rows.Double(7), rows.Blob(8));
            }

            if (current is not null)
                visit(thread, groups.Read(thread));
        }
        finally
        {
            rows.Reset();
        }
    }
}
