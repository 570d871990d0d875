namespace Opik.Storage.Sqlite;

/// <summary>Counts what a pass would delete.</summary>
internal static class OldTraceCounts
{
    private const string AllSql = "SELECT count(*) FROM trace t INDEXED BY trace_project WHERE t.project = ?1 AND t.id > ?2 AND t.id < ?3 AND t.id >= ?4";

    // From the items, which are few beside the traces.
    private const string UsedSql = """
        SELECT count(DISTINCT i.trace) FROM experiment_item i INDEXED BY experiment_item_trace CROSS JOIN trace t
        WHERE i.trace > ?2 AND i.trace < ?3 AND t.id = i.trace AND t.ws = i.ws AND t.project = ?1 AND t.id >= ?4
        """;

    /// <summary>Of one project.</summary>
    public static OldTraceCount Of(SqliteSession session, long project, RetentionReach reach)
    {
        var others = new RetentionReach(reach.Others);
        var used = Number(session, UsedSql, project, others);
        var traces = reach.Differs
            ? Number(session, $"SELECT count(*) FROM trace t INDEXED BY trace_project WHERE t.project = ?1 AND t.id > ?2 AND t.id < ?3 AND ({TraceUses.IsDue(true)}) AND NOT {TraceUses.Experiment}", project, reach)
            : Number(session, AllSql, project, others) - used;
        var sql = $"""
            SELECT count(DISTINCT i.trace) FROM dataset_item i INDEXED BY dataset_item_trace CROSS JOIN dataset d ON d.key = i.dataset CROSS JOIN trace t ON t.id = i.trace AND t.ws = d.ws
            WHERE i.trace > ?2 AND i.trace < ?3 AND i.to_version IS NULL AND t.project = ?1 AND ({TraceUses.IsDue(reach.Differs)}) AND NOT {TraceUses.Experiment}
            """;
        return new OldTraceCount(traces, Number(session, sql, project, reach), used);
    }

    private static long Number(SqliteSession session, string sql, long project, RetentionReach reach)
    {
        var row = IdRange.Bind(session.Prepare(sql).Bind(1, project), reach, IdRange.Floor(reach.From));
        row.Step();
        var number = row.Int64(0);
        row.Reset();
        return number;
    }
}
