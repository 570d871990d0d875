using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>
/// Removes what the telemetry file holds of a project or workspace. What has rules of its own (experiments, datasets, queues,
/// spans, traces, threads) goes the way of its own deletes; tables that only carry a key follow. Every look for what is left is
/// made in the write that removes it, so that a row which has gone to another project meanwhile is left alone.
/// </summary>
internal sealed class SqliteTelemetryDeletion(SqliteTelemetry telemetry) : IContentDeletion
{
    private const string OfEntities = "ws = ?3 AND kind IN (1, 2, 3) AND entity";

    // Scores, guardrails and results of entities that never came, and what is counted per project; the columns by which a row is
    // found, the last of which is named by itself. A list of several columns is not: SQLite would walk the whole workspace.
    private static readonly IReadOnlyList<KeyedTable> ByProject =
    [
        new("score", OfEntities, "entity"),
        new("comment", "ws = ?3 AND id", "id"),
        new("guardrail", "ws = ?3 AND trace", "trace"),
        new("assertion_result", OfEntities, "entity"),
        new("attachment", OfEntities, "entity"),
        new("otel_trace", "project = ?1 AND otel_id", "otel_id"),
        new("rollup", "(project, kind, dim, hour, term, source)", "project, kind, dim, hour, term, source"),
        new("rollup_term", "(project, kind, dim, term)", "project, kind, dim, term"),
        new("project_totals", "project", "project"),
    ];

    /// <summary>Tables whose rows a deleted project takes with it; a test compares them with the schema.</summary>
    public static IEnumerable<string> ProjectTables =>
    [
        "experiment", "experiment_item", "dataset", "annotation_queue", "optimization", "span", "trace", "thread",
        // Follows its spans.
        "trace_totals",
        .. ByProject.Select(table => table.Name),
    ];

    /// <summary>What removes some rows that carry a project: ?1 its key, ?2 the number, ?3 the workspace; a test looks at how they are found.</summary>
    internal static IEnumerable<string> KeyedDeletes => ByProject.Select(table => table.Sql);

    public Task CloseProjectAsync(Scope scope, Guid projectId, CancellationToken cancellationToken) =>
        telemetry.WriteAsync(scope, write => write.DeleteProject(projectId), cancellationToken);

    public async Task<bool> DeleteProjectPieceAsync(Scope scope, Guid projectId, CancellationToken cancellationToken)
    {
        if (await FindAsync("SELECT p.key FROM project p JOIN workspace w ON w.key = p.ws WHERE w.id = ?1 AND p.id = ?2 AND p.emptied = 0", scope.WorkspaceId, projectId, cancellationToken).ConfigureAwait(false) is not { } project)
            return false;
        return await DeleteHeadsAsync(scope, "project = ?1", project, cancellationToken).ConfigureAwait(false)
            || await telemetry.WriteAsync(scope, write => DeleteRows(write, project), cancellationToken).ConfigureAwait(false)
            || await telemetry.WriteAsync(scope, write => DeleteKeyed(write, project), cancellationToken).ConfigureAwait(false);
    }

    public async Task<bool> DeleteWorkspacePieceAsync(Scope scope, CancellationToken cancellationToken)
    {
        if (await FindAsync("SELECT key FROM workspace WHERE id = ?1", scope.WorkspaceId, null, cancellationToken).ConfigureAwait(false) is not { } workspace)
            return false;
        if (await DeleteHeadsAsync(scope, "ws = ?1 AND project IS NULL", workspace, cancellationToken).ConfigureAwait(false))
            return true;
        var project = (await IdsAsync("SELECT id FROM project WHERE ws = ?1 AND deleted_at IS NOT NULL AND emptied = 0 LIMIT ?2", workspace, 1, cancellationToken).ConfigureAwait(false)).FirstOrDefault();
        if (project == Guid.Empty)
            return await telemetry.WriteAsync(scope, DeleteCandidates, cancellationToken).ConfigureAwait(false);
        // An empty project is a piece as well: it leads to the next one.
        await DeleteProjectPieceAsync(scope, project, cancellationToken).ConfigureAwait(false);
        return true;
    }

    public async Task<IReadOnlyList<Guid>> GetOpenProjectsAsync(Scope scope, CancellationToken cancellationToken) =>
        await FindAsync("SELECT key FROM workspace WHERE id = ?1", scope.WorkspaceId, null, cancellationToken).ConfigureAwait(false) is { } workspace
            ? await IdsAsync("SELECT id FROM project WHERE ws = ?1 AND deleted_at IS NULL LIMIT ?2", workspace, int.MaxValue, cancellationToken).ConfigureAwait(false)
            : [];

    // What has a name and leads to other rows, first: nothing can be added to what is not found.
    private async Task<bool> DeleteHeadsAsync(Scope scope, string condition, long key, CancellationToken cancellationToken)
    {
        if (await DeleteListedAsync(scope, "dataset", condition, key, telemetry.Datasets.DeleteAsync, cancellationToken).ConfigureAwait(false)
            || await DeleteFirstAsync(scope, "optimization", condition, key, OptimizationWrites.Delete, cancellationToken).ConfigureAwait(false)
            || await DeleteFirstAsync(scope, "experiment", condition, key, ExperimentWrites.Delete, cancellationToken).ConfigureAwait(false)
            || await DeleteFirstAsync(scope, "annotation_queue", condition, key, SqliteAnnotationQueues.DeletePiece, cancellationToken).ConfigureAwait(false))
        {
            return true;
        }

        // A worker does so as well; the deletion has ended when nothing is left.
        return await telemetry.Database.ReadAsync(DatasetPurge.IsWaiting, cancellationToken).ConfigureAwait(false)
            && await telemetry.Datasets.PurgeAsync(cancellationToken).ConfigureAwait(false);
    }

    private static bool DeleteRows(TelemetryWrite write, long project)
    {
        var turn = WriterTurn.Begin();
        var any = false;
        while (DeleteSomeRows(write, project))
        {
            any = true;
            if (turn.IsOver)
                break;
        }

        return any;
    }

    // Scores, comments, files and results go by their project, all together, which costs less than a look for each entity.
    private static bool DeleteSomeRows(TelemetryWrite write, long project)
    {
        var spans = SpanTable.LoadOfProject(write, project, EntityDeletion.FewRows);
        foreach (var span in spans)
            EntityDeletion.DeleteRow(write, span);
        if (spans.Count > 0)
            return true;
        var traces = TraceTable.LoadOfProject(write, project, EntityDeletion.FewRows);
        foreach (var trace in traces)
        {
            EntityDeletion.Forget(write, ScoredEntity.Trace, trace.Id);
            EntityDeletion.DeleteRow(write, trace);
        }

        if (traces.Count > 0)
            return true;
        var threads = ThreadTable.OfProject(write, project, EntityDeletion.FewRows);
        foreach (var thread in threads)
            ThreadTable.Delete(write, project, thread);
        return threads.Count > 0;
    }

    // Runs of experiments of other projects stay, and lose what they point at. False: nothing is left, for ever.
    private static bool DeleteKeyed(TelemetryWrite write, long project)
    {
        write.Session.Prepare("UPDATE experiment_item SET project = NULL WHERE ws = ?3 AND id IN (SELECT id FROM experiment_item INDEXED BY experiment_item_project WHERE project = ?1 LIMIT ?2)")
            .Bind(1, project).Bind(2, (long)EntityDeletion.ChunkRows).Bind(3, write.Workspace).Execute();
        if (write.Session.Changes > 0)
            return true;
        var turn = WriterTurn.Begin();
        foreach (var table in ByProject)
        {
            while (DeleteSome(write, table, project))
            {
                if (turn.IsOver)
                    return true;
            }
        }

        write.Session.Prepare("UPDATE project SET emptied = 1 WHERE key = ?1 AND deleted_at IS NOT NULL").Bind(1, project).Execute();
        return false;
    }

    private static bool DeleteSome(TelemetryWrite write, KeyedTable table, long project)
    {
        var delete = write.Session.Prepare(table.Sql).Bind(1, project).Bind(2, (long)EntityDeletion.FewRows);
        if (table.NamesWorkspace)
            delete.Bind(3, write.Workspace);
        delete.Execute();
        return write.Session.Changes > 0;
    }

    private static bool DeleteCandidates(TelemetryWrite write)
    {
        write.Session.Prepare("DELETE FROM annotation_queue_candidate WHERE ws = ?1 AND kind IN (1, 2, 3) AND entity IN (SELECT entity FROM annotation_queue_candidate WHERE ws = ?1 LIMIT ?2)")
            .Bind(1, write.Workspace).Bind(2, (long)EntityDeletion.ChunkRows).Execute();
        return write.Session.Changes > 0;
    }

    private async Task<bool> DeleteListedAsync(
        Scope scope, string table, string condition, long key, Func<Scope, IReadOnlyList<Guid>, CancellationToken, Task> delete, CancellationToken cancellationToken)
    {
        var ids = await IdsAsync($"SELECT id FROM {table} WHERE {condition} LIMIT ?2", key, EntityDeletion.ChunkRows, cancellationToken).ConfigureAwait(false);
        if (ids.Count > 0)
            await delete(scope, ids, cancellationToken).ConfigureAwait(false);
        return ids.Count > 0;
    }

    private async Task<bool> DeleteFirstAsync(Scope scope, string table, string condition, long key, Func<TelemetryWrite, Guid, bool> deletePiece, CancellationToken cancellationToken)
    {
        var ids = await IdsAsync($"SELECT id FROM {table} WHERE {condition} LIMIT ?2", key, 1, cancellationToken).ConfigureAwait(false);
        if (ids.Count > 0)
            await telemetry.WriteAsync(scope, write => deletePiece(write, ids[0]), cancellationToken).ConfigureAwait(false);
        return ids.Count > 0;
    }

    private Task<long?> FindAsync(string sql, Guid workspaceId, Guid? projectId, CancellationToken cancellationToken) =>
        telemetry.Database.ReadAsync(
            session =>
            {
                var row = session.Prepare(sql).Bind(1, workspaceId);
                if (projectId is { } id)
                    row.Bind(2, id);
                var key = row.Step() ? row.Int64(0) : (long?)null;
                row.Reset();
                return key;
            },
            cancellationToken);

    private Task<List<Guid>> IdsAsync(string sql, long key, int limit, CancellationToken cancellationToken) =>
        telemetry.Database.ReadAsync(
            session =>
            {
                var ids = new List<Guid>();
                var row = session.Prepare(sql).Bind(1, key).Bind(2, (long)limit);
                while (row.Step())
                    ids.Add(row.Id(0));
                row.Reset();
                return ids;
            },
            cancellationToken);

    private sealed record KeyedTable(string Name, string Found, string Key)
    {
        public bool NamesWorkspace => Found.Contains("?3", StringComparison.Ordinal);

        // The plus keeps the index of the project out of it, which would be walked from its beginning.
        public string Sql { get; } = $"DELETE FROM {Name} WHERE {Found} IN (SELECT {Key} FROM {Name} WHERE project = ?1 LIMIT ?2) AND +project = ?1";
    }
}
