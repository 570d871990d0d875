using System.Collections.Concurrent;
using System.Text.Json;

namespace Opik.Storage.Sqlite;

/// <summary>Workspace settings in the catalog file.</summary>
internal sealed class SqliteWorkspaceConfigurations(SqliteDatabase database) : IWorkspaceConfigurations, IThreadTimeouts
{
    // One entry per workspace of the server; set on the writer's thread like every cache of the catalog.
    private readonly ConcurrentDictionary<Guid, TimeSpan> _timeouts = new();

    public Task<WorkspaceConfiguration?> GetAsync(Scope scope, CancellationToken cancellationToken) =>
        database.ReadAsync(session => Read(session, scope.WorkspaceId), cancellationToken);

    public Task SaveAsync(Scope scope, WorkspaceConfiguration configuration, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session => session.Prepare("INSERT OR REPLACE INTO workspace_configuration (ws, thread_timeout, truncation_on_tables, color_map) VALUES (?1, ?2, ?3, ?4)")
                .Bind(1, scope.WorkspaceId)
                .Bind(2, (long?)configuration.ThreadTimeout?.TotalSeconds)
                .Bind(3, configuration.TruncationOnTables is { } truncate ? (truncate ? 1L : 0L) : null)
                .Bind(4, configuration.ColorMap is null ? null : JsonSerializer.Serialize(configuration.ColorMap))
                .Execute(),
            () => _timeouts[scope.WorkspaceId] = configuration.ThreadTimeout ?? IThreadTimeouts.Default,
            cancellationToken);

    public Task<bool> DeleteAsync(Scope scope, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                session.Prepare("DELETE FROM workspace_configuration WHERE ws = ?1").Bind(1, scope.WorkspaceId).Execute();
                return session.Changes > 0;
            },
            _ => _timeouts[scope.WorkspaceId] = IThreadTimeouts.Default,
            cancellationToken);

    /// <summary>The workspace was deleted; writer's thread only.</summary>
    internal void Forget(Guid workspaceId) => _timeouts.TryRemove(workspaceId, out _);

    public ValueTask<TimeSpan> GetAsync(Guid workspaceId, CancellationToken cancellationToken) =>
        _timeouts.TryGetValue(workspaceId, out var timeout) ? ValueTask.FromResult(timeout) : new ValueTask<TimeSpan>(LoadAsync(workspaceId, cancellationToken));

    private Task<TimeSpan> LoadAsync(Guid workspaceId, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session => Read(session, workspaceId)?.ThreadTimeout ?? IThreadTimeouts.Default,
            timeout => _timeouts[workspaceId] = timeout,
            cancellationToken);

    private static WorkspaceConfiguration? Read(SqliteSession session, Guid workspace)
    {
        var row = session.Prepare("SELECT thread_timeout, truncation_on_tables, color_map FROM workspace_configuration WHERE ws = ?1").Bind(1, workspace);
        var configuration = row.Step()
            ? new WorkspaceConfiguration
            {
                ThreadTimeout = row.NullableInt64(0) is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
                TruncationOnTables = row.NullableInt64(1) is { } truncate ? truncate != 0 : null,
                ColorMap = row.Text(2) is { } colors ? JsonSerializer.Deserialize<Dictionary<string, string>>(colors) : null,
            }
            : null;
        row.Reset();
        return configuration;
    }
}
