using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>
/// Deletes traces by age. Candidates come from a reader, who walks over those that experiments and scores keep; each is looked at
/// again in the write that deletes it.
/// </summary>
internal sealed class SqliteOldTraces(SqliteTelemetry telemetry) : IOldTraces
{
    // About what a turn of the writer deletes.
    private const int Candidates = 100;

    /// <summary>Traces that a piece walks over at most.</summary>
    internal const int Walked = 2_000;

    private const string StraysSql = """
        SELECT s.id, 1 FROM span s INDEXED BY span_project WHERE s.project = ?1 AND s.id > ?2 AND s.id < ?3
          AND NOT EXISTS (SELECT 1 FROM trace t WHERE t.id = s.trace AND t.ws = s.ws)
          AND NOT EXISTS (SELECT 1 FROM experiment_item i WHERE i.trace = s.trace AND i.ws = s.ws) ORDER BY s.id LIMIT ?7
        """;

    public async Task<(int Deleted, RetentionCursor? Next)> DeletePieceAsync(
        Scope scope, Guid projectId, RetentionReach reach, RetentionCursor cursor, CancellationToken cancellationToken)
    {
        var (ids, walked) = await telemetry.Database.ReadAsync(session => Find(session, scope, projectId, reach, cursor), cancellationToken).ConfigureAwait(false);
        if (walked is not { } last)
            return (0, cursor.AtSpans ? null : new RetentionCursor(true, null));
        if (ids.Count == 0)
            return (0, cursor with { After = last });
        var (looked, deleted) = await telemetry.WriteAsync(
            scope, write => cursor.AtSpans ? (DeleteStrays(write, projectId, ids), 0) : DeleteTraces(write, projectId, reach, ids), cancellationToken).ConfigureAwait(false);
        return (deleted, cursor with { After = looked == ids.Count ? last : ids[looked - 1] });
    }

    public Task<OldTraceCount> CountAsync(Scope scope, Guid projectId, RetentionReach reach, CancellationToken cancellationToken) =>
        telemetry.Database.ReadAsync(
            session => telemetry.Projects.Find(session, scope.WorkspaceId, projectId) is { } project ? OldTraceCounts.Of(session, project, reach) : default, cancellationToken);

    // Those to be looked at by the writer, and the last one that was walked over; null: there was none.
    private (List<Guid> Ids, Guid? Walked) Find(SqliteSession session, Scope scope, Guid projectId, RetentionReach reach, RetentionCursor cursor)
    {
        var ids = new List<Guid>();
        Guid? walked = null;
        if (telemetry.Projects.Find(session, scope.WorkspaceId, projectId) is not { } project)
            return (ids, walked);
        var sql = cursor.AtSpans
            ? StraysSql
            : $"""
              SELECT t.id, ({TraceUses.IsDue(reach.Differs)}) AND NOT {TraceUses.Experiment}
              FROM trace t INDEXED BY trace_project WHERE t.project = ?1 AND t.id > ?2 AND t.id < ?3 ORDER BY t.id LIMIT ?7
              """;
        var rows = session.Prepare(sql).Bind(1, project).Bind(7, cursor.AtSpans ? Candidates : Walked);
        var lower = cursor.AtSpans ? reach.Others.From : reach.From;
        IdRange.Bind(rows, reach, cursor.After ?? IdRange.Floor(lower));
        while (ids.Count < Candidates && rows.Step())
        {
            walked = rows.Id(0);
            if (rows.Int64(1) != 0)
                ids.Add(walked.Value);
        }

        rows.Reset();
        return (ids, walked);
    }

    /// <summary>Deletes some of the candidates, which may have changed since they were found; returns how many it has looked at.</summary>
    internal static (int Looked, int Deleted) DeleteTraces(TelemetryWrite write, Guid projectId, RetentionReach reach, List<Guid> ids)
    {
        if (write.FindProject(projectId) is not { } project)
            return (ids.Count, 0);
        var turn = WriterTurn.Begin();
        var threads = new ThreadActivity();
        var (looked, deleted) = (0, 0);
        do
        {
            var id = ids[looked++];
            if (TraceTable.Load(write, id) is not { } trace || trace.Project != project || IsUsed(write, id) || !IsDue(write, id, reach))
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

    private static bool IsUsed(TelemetryWrite write, Guid trace) =>
        Holds(write.Session.Prepare("SELECT 1 FROM experiment_item WHERE trace = ?1 AND ws = ?2 LIMIT 1").Bind(1, trace).Bind(2, write.Workspace));

    // Without a time of their own for scored traces nothing that a candidate may have become keeps it.
    private static bool IsDue(TelemetryWrite write, Guid trace, RetentionReach reach) =>
        !reach.Differs || Holds(IdRange.Bind(
            write.Session.Prepare($"SELECT 1 FROM trace t WHERE t.id = ?2 AND t.ws = ?1 AND t.id < ?3 AND ({TraceUses.IsDue(true, one: true)})").Bind(1, write.Workspace), reach, trace));

    private static bool Holds(SqliteStatement row)
    {
        try
        {
            return row.Step();
        }
        finally
        {
            row.Reset();
        }
    }
}
