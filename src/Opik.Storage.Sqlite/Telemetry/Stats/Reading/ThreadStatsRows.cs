namespace Opik.Storage.Sqlite;

/// <summary>Reads threads with the sums over their traces. A thread belongs to the time of its model id: when it began.</summary>
internal static class ThreadStatsRows
{
    private const string Columns =
        "h.seq, h.model_id, h.tags, json_array_length(h.tags), t.start_time, t.end_time, t.error_type IS NOT NULL, u.cost, u.usage";

    private const string Traces =
        "CROSS JOIN trace t INDEXED BY trace_thread ON t.project = h.project AND t.thread = h.thread AND (t.flags & 32) = 0 LEFT JOIN trace_totals u ON u.ws = t.ws AND u.trace = t.id";

    /// <summary>As <see cref="StatsRows.Visit"/>, for threads.</summary>
    public static void Visit(SqliteSession session, StatsRequest request, StatsWindow window, RowGroups groups, Action<StatsRow, IReadOnlyList<string>> visit, CancellationToken cancellationToken)
    {
        if (request.Selection is null)
        {
            var all = session.Prepare($"SELECT {Columns} FROM thread h {Traces}{Sources(request)} WHERE h.project = ?1 AND h.model_id >= ?2 AND h.model_id < ?3")
                .Bind(1, request.Project).Bind(2, window.LowId).Bind(3, window.EndId ?? Guid.AllBitsSet);
            Visit(all, groups, visit);
            return;
        }

        var one = session.Prepare($"SELECT {Columns} FROM thread h {Traces}{Sources(request)} WHERE h.seq = ?1");
        foreach (var seq in request.Selection.Rows(session, cancellationToken))
        {
            one.Bind(1, seq);
            Visit(one, groups, visit);
        }
    }

    private static void Visit(SqliteStatement rows, RowGroups groups, Action<StatsRow, IReadOnlyList<string>> visit)
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

                thread.Add(rows.Int64(4), rows.NullableInt64(5), rows.Int32(6) != 0, rows.Double(7), rows.Blob(8));
            }

            if (current is not null)
                visit(thread, groups.Read(thread));
        }
        finally
        {
            rows.Reset();
        }
    }

    private static string Sources(StatsRequest request) => request.Sources.IsAll ? "" : $" AND ((1 << t.source) & {request.Sources.Bits & 0x3F}) <> 0";
}
