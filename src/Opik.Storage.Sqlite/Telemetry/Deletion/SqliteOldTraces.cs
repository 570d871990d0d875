using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Deletes traces by age, in pieces.</summary>
internal sealed class SqliteOldTraces(SqliteTelemetry telemetry) : IOldTraces
{
    public async Task<(int Deleted, Guid? Next)> DeletePieceAsync(Scope scope, Guid projectId, DateTime? from, DateTime before, Guid? after, int size, CancellationToken cancellationToken)
    {
        var upper = Floor(before);
        var lower = after ?? (from is { } start ? Floor(start) : Guid.Empty);
        var (ids, last) = await telemetry.Database.ReadAsync(session => Find(session, scope, projectId, lower, upper, size), cancellationToken).ConfigureAwait(false);
        if (ids.Count > 0)
            await new TraceDeletion(telemetry, scope, projectId).DeleteAsync(ids, cancellationToken).ConfigureAwait(false);
        // At the end also what has no trace: its ids are spans'.
        if (last is null)
        {
            while (await telemetry.WriteAsync(scope, write => DeleteStraySpans(write, projectId, from is { } oldest ? Floor(oldest) : Guid.Empty, upper), cancellationToken).ConfigureAwait(false))
            {
                // A piece at a time.
            }
        }

        return (ids.Count, last);
    }

    // Walks the index of the project; a trace of an experiment is looked up and passed over.
    private (List<Guid> Ids, Guid? Last) Find(SqliteSession session, Scope scope, Guid projectId, Guid lower, Guid upper, int size)
    {
        var ids = new List<Guid>();
        if (telemetry.Projects.Find(session, scope.WorkspaceId, projectId) is not { } project)
            return (ids, null);
        var rows = session.Prepare("""
            SELECT t.id, EXISTS (SELECT 1 FROM experiment_item i WHERE i.trace = t.id AND i.ws = t.ws)
            FROM trace t INDEXED BY trace_project WHERE t.project = ?1 AND t.id > ?2 AND t.id < ?3 ORDER BY t.id LIMIT ?4
            """)
            .Bind(1, project).Bind(2, lower).Bind(3, upper).Bind(4, size);
        Guid? last = null;
        var seen = 0;
        while (rows.Step())
        {
            seen++;
            last = rows.Id(0);
            if (rows.Int64(1) == 0)
                ids.Add(rows.Id(0));
        }

        rows.Reset();
        return (ids, seen < size ? null : last);
    }

    // True when there may be more.
    private static bool DeleteStraySpans(TelemetryWrite write, Guid projectId, Guid lower, Guid upper)
    {
        if (write.FindProject(projectId) is not { } project)
            return false;
        var spans = SpanTable.LoadStrays(write, project, lower, upper, EntityDeletion.ChunkRows);
        foreach (var span in spans)
            EntityDeletion.Delete(write, span);
        return spans.Count == EntityDeletion.ChunkRows;
    }

    private static Guid Floor(DateTime time) => UuidV7.Floor(Math.Max(0, new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)).ToUnixTimeMilliseconds()));
}
