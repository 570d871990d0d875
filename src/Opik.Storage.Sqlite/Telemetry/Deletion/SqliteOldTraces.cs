using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>
/// Deletes traces by age. Candidates come from a reader, who may walk over any number of traces that experiments keep; each is
/// looked at again in the write that deletes it.
/// </summary>
internal sealed class SqliteOldTraces(SqliteTelemetry telemetry) : IOldTraces
{
    // About what a turn of the writer deletes.
    private const int Candidates = 100;

    private const string TracesSql = """
        SELECT t.id FROM trace t INDEXED BY trace_project WHERE t.project = ?1 AND t.id > ?2 AND t.id < ?3
          AND NOT EXISTS (SELECT 1 FROM experiment_item i WHERE i.trace = t.id AND i.ws = t.ws) ORDER BY t.id LIMIT ?4
        """;

    private const string StraysSql = """
        SELECT s.id FROM span s INDEXED BY span_project WHERE s.project = ?1 AND s.id > ?2 AND s.id < ?3
          AND NOT EXISTS (SELECT 1 FROM trace t WHERE t.id = s.trace AND t.ws = s.ws)
          AND NOT EXISTS (SELECT 1 FROM experiment_item i WHERE i.trace = s.trace AND i.ws = s.ws) ORDER BY s.id LIMIT ?4
        """;

    private const string CountSql = "SELECT count(*) FROM trace INDEXED BY trace_project WHERE project = ?1 AND id >= ?2 AND id < ?3";

    // From the items, which are few beside the traces.
    private const string UsedSql = """
        SELECT count(DISTINCT i.trace) FROM experiment_item i INDEXED BY experiment_item_trace CROSS JOIN trace t
        WHERE i.trace >= ?2 AND i.trace < ?3 AND t.id = i.trace AND t.ws = i.ws AND t.project = ?1
        """;

    public async Task<(int Deleted, RetentionCursor? Next)> DeletePieceAsync(
        Scope scope, Guid projectId, DateTime? from, DateTime before, RetentionCursor cursor, CancellationToken cancellationToken)
    {
        var lower = cursor.After ?? (from is { } start ? Floor(start) : Guid.Empty);
        var ids = await telemetry.Database.ReadAsync(
            session => Find(session, cursor.AtSpans ? StraysSql : TracesSql, scope, projectId, lower, Floor(before)), cancellationToken).ConfigureAwait(false);
        if (ids.Count == 0)
            return (0, cursor.AtSpans ? null : new RetentionCursor(true, null));
        var (looked, deleted) = await telemetry.WriteAsync(
            scope, write => cursor.AtSpans ? (DeleteStrays(write, projectId, ids), 0) : DeleteTraces(write, projectId, ids), cancellationToken).ConfigureAwait(false);
        return (deleted, cursor with { After = ids[looked - 1] });
    }

    public Task<(long Deleted, long Used)> CountAsync(Scope scope, IReadOnlyList<Guid> projectIds, DateTime? from, DateTime before, CancellationToken cancellationToken) =>
        telemetry.Database.ReadAsync(
            session =>
            {
                var (deleted, used) = (0L, 0L);
                foreach (var project in projectIds.Select(id => telemetry.Projects.Find(session, scope.WorkspaceId, id)).OfType<long>())
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    var (all, kept) = (Count(session, CountSql, project, from, before), Count(session, UsedSql, project, from, before));
                    (deleted, used) = (deleted + all - kept, used + kept);
                }

                return (deleted, used);
            },
            cancellationToken);

    private static long Count(SqliteSession session, string sql, long project, DateTime? from, DateTime before)
    {
        var row = session.Prepare(sql).Bind(1, project).Bind(2, from is { } start ? Floor(start) : Guid.Empty).Bind(3, Floor(before));
        row.Step();
        var count = row.Int64(0);
        row.Reset();
        return count;
    }

    private List<Guid> Find(SqliteSession session, string sql, Scope scope, Guid projectId, Guid above, Guid below)
    {
        var ids = new List<Guid>();
        if (telemetry.Projects.Find(session, scope.WorkspaceId, projectId) is not { } project)
            return ids;
        var rows = session.Prepare(sql).Bind(1, project).Bind(2, above).Bind(3, below).Bind(4, Candidates);
        while (rows.Step())
            ids.Add(rows.Id(0));
        rows.Reset();
        return ids;
    }

    /// <summary>Deletes some of the candidates, which may have changed since they were found; returns how many it has looked at.</summary>
    internal static (int Looked, int Deleted) DeleteTraces(TelemetryWrite write, Guid projectId, List<Guid> ids)
    {
        if (write.FindProject(projectId) is not { } project)
            return (ids.Count, 0);
        var turn = WriterTurn.Begin();
        var threads = new ThreadActivity();
        var (looked, deleted) = (0, 0);
        do
        {
            var id = ids[looked++];
            if (TraceTable.Load(write, id) is not { } trace || trace.Project != project || IsUsed(write, id))
                continue;
            // The trace is there or gone, whatever comes between two turns; spans that are left over of a large one are strays.
            EntityDeletion.DeleteBelongings(write, ScoredEntity.Trace, id);
            EntityDeletion.DeleteRow(write, trace);
            threads.Left(trace.Project, trace.Thread);
            deleted++;
            while (TraceDeletion.DeleteSpans(write, id) && !turn.IsOver)
            {
                // A few at a time.
            }
        }
        while (looked < ids.Count && !turn.IsOver);

        threads.Apply(write);
        return (looked, deleted);
    }

    /// <summary>Deletes some spans whose trace is not there.</summary>
    internal static int DeleteStrays(TelemetryWrite write, Guid projectId, List<Guid> ids)
    {
        if (write.FindProject(projectId) is not { } project)
            return ids.Count;
        var turn = WriterTurn.Begin();
        var looked = 0;
        do
        {
            if (SpanTable.Load(write, ids[looked++]) is { } span && span.Project == project && TraceTable.Load(write, span.Trace) is null && !IsUsed(write, span.Trace))
                EntityDeletion.Delete(write, span);
        }
        while (looked < ids.Count && !turn.IsOver);

        return looked;
    }

    private static bool IsUsed(TelemetryWrite write, Guid trace)
    {
        var row = write.Session.Prepare("SELECT 1 FROM experiment_item WHERE trace = ?1 AND ws = ?2 LIMIT 1").Bind(1, trace).Bind(2, write.Workspace);
        try
        {
            return row.Step();
        }
        finally
        {
            row.Reset();
        }
    }

    private static Guid Floor(DateTime time) => UuidV7.Floor(Math.Max(0, new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)).ToUnixTimeMilliseconds()));
}
