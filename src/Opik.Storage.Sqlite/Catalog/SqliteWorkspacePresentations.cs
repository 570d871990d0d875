using System.Collections.Concurrent;

namespace Opik.Storage.Sqlite;

/// <summary>How data of workspaces are shown, in the catalog file.</summary>
internal sealed class SqliteWorkspacePresentations(SqliteDatabase database, TimeProvider clock) : IWorkspacePresentations, IReportZones
{
    // One entry per workspace of the server; set on the writer's thread like every cache of the catalog.
    private readonly ConcurrentDictionary<Guid, (WorkspacePresentation Set, TimeZoneInfo Zone)> _known = new();

    public async ValueTask<WorkspacePresentation> GetAsync(Scope scope, CancellationToken cancellationToken) =>
        (await KnownAsync(scope.WorkspaceId, cancellationToken).ConfigureAwait(false)).Set;

    async ValueTask<TimeZoneInfo> IReportZones.GetAsync(Guid workspaceId, CancellationToken cancellationToken) =>
        (await KnownAsync(workspaceId, cancellationToken).ConfigureAwait(false)).Zone;

    public Task SaveAsync(Scope scope, WorkspacePresentation presentation, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session => session.Prepare("INSERT OR REPLACE INTO workspace_presentation (ws, time_zone, long_values, changed_at, changed_by) VALUES (?1, ?2, ?3, ?4, ?5)")
                .Bind(1, scope.WorkspaceId).Bind(2, presentation.TimeZone).Bind(3, (long?)presentation.LongValues).Bind(4, clock.GetUtcNow().UtcDateTime).Bind(5, scope.UserName)
                .Execute(),
            () => _known[scope.WorkspaceId] = With(presentation),
            cancellationToken);

    /// <summary>The workspace was deleted; writer's thread only.</summary>
    internal void Forget(Guid workspaceId) => _known.TryRemove(workspaceId, out _);

    private ValueTask<(WorkspacePresentation Set, TimeZoneInfo Zone)> KnownAsync(Guid workspaceId, CancellationToken cancellationToken) =>
        _known.TryGetValue(workspaceId, out var known) ? ValueTask.FromResult(known) : new(LoadAsync(workspaceId, cancellationToken));

    private Task<(WorkspacePresentation Set, TimeZoneInfo Zone)> LoadAsync(Guid workspaceId, CancellationToken cancellationToken) =>
        database.WriteAsync(session => With(Read(session, workspaceId)), known => _known[workspaceId] = known, cancellationToken);

    // An id that this machine does not know any more is no reason to answer nothing.
    private static (WorkspacePresentation Set, TimeZoneInfo Zone) With(WorkspacePresentation presentation) =>
        (presentation, presentation.TimeZone is { } id && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : TimeZoneInfo.Utc);

    private static WorkspacePresentation Read(SqliteSession session, Guid workspace)
    {
        var row = session.Prepare("SELECT time_zone, long_values FROM workspace_presentation WHERE ws = ?1").Bind(1, workspace);
        var found = row.Step() ? new WorkspacePresentation(row.Text(0), (int?)row.NullableInt64(1)) : WorkspacePresentation.None;
        row.Reset();
        return found;
    }
}
