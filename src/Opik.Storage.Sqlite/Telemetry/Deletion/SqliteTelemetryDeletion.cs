using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>
/// Removes what the telemetry file holds of a project or workspace. What has rules of its own (traces, spans, experiments,
/// datasets, queues) goes the way of its own deletes; tables that only carry a key follow.
/// </summary>
internal sealed class SqliteTelemetryDeletion(SqliteTelemetry telemetry) : IContentDeletion
{
    private const int Traces = 100;

    private static readonly IReadOnlyList<KeyedTable> ByProject =
    [
        new("score", "ws, kind, entity, name, author, queue"),
        new("comment", "ws, id"),
        new("guardrail", "ws, trace, span, name"),
        new("assertion_result", "ws, kind, entity, name, author"),
        new("attachment", "ws, kind, entity, file_name"),
        new("thread", "seq"),
        new("trace_totals", "ws, trace"),
        new("otel_trace", "project, otel_id"),
        new("experiment_item", "ws, id"),
        new("rollup", "project, kind, dim, hour, term, source"),
        new("rollup_term", "project, kind, dim, term"),
        new("project_totals", "project"),
    ];

    /// <summary>Tables whose rows a deleted project takes with it; a test compares them with the schema.</summary>
    public static IEnumerable<string> ProjectTables => ["trace", "span", "experiment", "dataset", "annotation_queue", "optimization", .. ByProject.Select(table => table.Name)];

    public async Task<bool> DeleteProjectPieceAsync(Scope scope, Guid projectId, CancellationToken cancellationToken)
    {
        if (await telemetry.Database.ReadAsync(session => telemetry.Projects.Find(session, scope.WorkspaceId, projectId), cancellationToken).ConfigureAwait(false) is not { } project)
            return false;
        return await DeleteTracesAsync(scope, project, cancellationToken).ConfigureAwait(false)
            || await telemetry.WriteAsync(scope, write => DeleteSpans(write, project), cancellationToken).ConfigureAwait(false)
            || await DeleteListedAsync(scope, "experiment", "project", project, telemetry.Experiments.DeleteAsync, cancellationToken).ConfigureAwait(false)
            || await DeleteListedAsync(scope, "dataset", "project", project, telemetry.Datasets.DeleteAsync, cancellationToken).ConfigureAwait(false)
            || await DeleteListedAsync(scope, "annotation_queue", "project", project, telemetry.AnnotationQueues.DeleteAsync, cancellationToken).ConfigureAwait(false)
            || await DeleteListedAsync(scope, "optimization", "project", project, telemetry.Optimizations.DeleteAsync, cancellationToken).ConfigureAwait(false)
            || await telemetry.WriteAsync(scope, write => DeleteKeyed(write, ByProject, "project", project), cancellationToken).ConfigureAwait(false);
    }

    public async Task<bool> DeleteWorkspacePieceAsync(Scope scope, CancellationToken cancellationToken)
    {
        if (await telemetry.Database.ReadAsync(session => telemetry.Projects.Find(session, scope.WorkspaceId), cancellationToken).ConfigureAwait(false) is not { } workspace)
            return false;
        foreach (var project in await IdsAsync("SELECT id FROM project WHERE ws = ?1 ORDER BY key LIMIT ?2", workspace, int.MaxValue, cancellationToken).ConfigureAwait(false))
        {
            if (await DeleteProjectPieceAsync(scope, project, cancellationToken).ConfigureAwait(false))
                return true;
        }

        // What belongs to no project.
        return await DeleteListedAsync(scope, "experiment", "ws", workspace, telemetry.Experiments.DeleteAsync, cancellationToken).ConfigureAwait(false)
            || await DeleteListedAsync(scope, "dataset", "ws", workspace, telemetry.Datasets.DeleteAsync, cancellationToken).ConfigureAwait(false)
            || await DeleteListedAsync(scope, "optimization", "ws", workspace, telemetry.Optimizations.DeleteAsync, cancellationToken).ConfigureAwait(false);
    }

    private async Task<bool> DeleteTracesAsync(Scope scope, long project, CancellationToken cancellationToken)
    {
        var ids = await IdsAsync("SELECT id FROM trace INDEXED BY trace_project WHERE project = ?1 LIMIT ?2", project, Traces, cancellationToken).ConfigureAwait(false);
        await new TraceDeletion(telemetry, scope, projectId: null).DeleteAsync(ids, cancellationToken).ConfigureAwait(false);
        return ids.Count > 0;
    }

    private static bool DeleteSpans(TelemetryWrite write, long project)
    {
        var spans = SpanTable.LoadOfProject(write, project, EntityDeletion.ChunkRows);
        foreach (var span in spans)
            EntityDeletion.Delete(write, span);
        return spans.Count > 0;
    }

    private async Task<bool> DeleteListedAsync(
        Scope scope, string table, string column, long key, Func<Scope, IReadOnlyList<Guid>, CancellationToken, Task> delete, CancellationToken cancellationToken)
    {
        var ids = await IdsAsync($"SELECT id FROM {table} WHERE {column} = ?1 LIMIT ?2", key, EntityDeletion.ChunkRows, cancellationToken).ConfigureAwait(false);
        if (ids.Count > 0)
            await delete(scope, ids, cancellationToken).ConfigureAwait(false);
        return ids.Count > 0;
    }

    private static bool DeleteKeyed(TelemetryWrite write, IReadOnlyList<KeyedTable> tables, string column, long key)
    {
        foreach (var table in tables)
        {
            write.Session.Prepare($"DELETE FROM {table.Name} WHERE ({table.Key}) IN (SELECT {table.Key} FROM {table.Name} WHERE {column} = ?1 LIMIT ?2)")
                .Bind(1, key).Bind(2, (long)EntityDeletion.ChunkRows).Execute();
            if (write.Session.Changes > 0)
                return true;
        }

        return false;
    }

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

    private sealed record KeyedTable(string Name, string Key);
}
