using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Alerts in the catalog file.</summary>
internal sealed class SqliteAlerts(SqliteDatabase database, TimeProvider clock) : IAlerts
{
    private readonly RareRowsCache<Guid, Alert> _enabled = new();

    public Task CreateAsync(Scope scope, Alert alert, CancellationToken cancellationToken) =>
        WriteAsync(
            session =>
            {
                if (AlertRow.Get(session, scope.WorkspaceId, alert.Id) is not null)
                    throw new StoreConflictException("Alert already exists");
                if (AlertRow.Count(session, scope.WorkspaceId) >= IAlerts.Limit)
                    throw new StoreConflictException($"A workspace has at most {IAlerts.Limit} alerts");
                var now = Now();
                AlertRow.Insert(session, scope, AlertAudit.Carried(alert, null, scope, now), now);
            },
            cancellationToken);

    public Task<Alert?> GetAsync(Scope scope, Guid id, CancellationToken cancellationToken) =>
        database.ReadAsync(session => AlertRow.Get(session, scope.WorkspaceId, id), cancellationToken);

    public Task<Page<Alert>> FindAsync(Scope scope, AlertQuery query, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session =>
            {
                var list = new ListQuery(AlertRow.Table).WhereEquals("a.ws", scope.WorkspaceId).Filter(query.Filters).Part(query.Part);
                if (query.ProjectId is { } project)
                {
                    var (workspace, id) = (list.Parameters.Add(scope.WorkspaceId), list.Parameters.Add(project));
                    list.Where($"(a.project_id = {id} OR a.id IN (SELECT alert_id FROM alert_scope WHERE ws = {workspace} AND project_id = {id}))");
                }

                var rows = list.Read(session, query.Sort, query.Page, query.Size, AlertRow.Read);
                return new Page<Alert>(rows.Number, [.. rows.Content.Select(alert => AlertRow.WithTriggers(session, scope.WorkspaceId, alert))], rows.Total);
            },
            cancellationToken);

    public ValueTask<IReadOnlyList<Alert>> FindEnabledAsync(Guid workspaceId, CancellationToken cancellationToken) =>
        _enabled.TryGet(workspaceId, out var known) ? ValueTask.FromResult(known) : new ValueTask<IReadOnlyList<Alert>>(LoadAsync(workspaceId, cancellationToken));

    public Task<IReadOnlyList<Guid>> FindWorkspacesAsync(IReadOnlyCollection<AlertEventType> triggers, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<Guid>>(
            session =>
            {
                var names = triggers.Select(static trigger => trigger.WireName()).ToHashSet(StringComparer.Ordinal);
                var workspaces = new HashSet<Guid>();
                var row = session.Prepare("SELECT DISTINCT t.ws, t.event_type FROM alert_trigger t JOIN alert a ON a.ws = t.ws AND a.id = t.alert_id WHERE a.enabled = 1 UNION SELECT ws, event_type FROM alert_firing WHERE ended_at IS NULL");
                while (row.Step())
                {
                    if (names.Contains(row.Text(1)!))
                        workspaces.Add(row.Id(0));
                }

                row.Reset();
                return [.. workspaces];
            },
            cancellationToken);

    public Task ReplaceAsync(Scope scope, Guid id, Func<Alert, Alert> change, CancellationToken cancellationToken) =>
        WriteAsync(
            session =>
            {
                var stored = AlertRow.Get(session, scope.WorkspaceId, id) ?? throw new EntityNotFoundException("Alert not found");
                var now = Now();
                var changed = AlertAudit.Carried(change(stored) with { Id = id }, stored, scope, now);
                AlertRow.Replace(session, scope, changed, now);
                // What held under the old conditions says nothing of the new ones.
                if (!AlertTriggerRow.IsSame(stored, changed))
                    AlertFiringRow.End(session, scope.WorkspaceId, id, null, AlertFiringEnd.Changed, now);
            },
            cancellationToken);

    public Task DeleteAsync(Scope scope, IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        WriteAsync(
            session =>
            {
                foreach (var id in ids)
                    AlertRow.Delete(session, scope.WorkspaceId, id);
            },
            cancellationToken);

    /// <summary>Forgets what is kept in memory: a project or workspace was deleted.</summary>
    public void Forget() => _enabled.Clear();

    private Task WriteAsync(Action<SqliteSession> change, CancellationToken cancellationToken) => database.WriteAsync(change, _enabled.Clear, cancellationToken);

    private async Task<IReadOnlyList<Alert>> LoadAsync(Guid workspaceId, CancellationToken cancellationToken)
    {
        var version = _enabled.Version;
        var alerts = await database.ReadAsync(session => AlertRow.FindEnabled(session, workspaceId), cancellationToken).ConfigureAwait(false);
        _enabled.Set(workspaceId, alerts, version);
        return alerts;
    }

    private DateTime Now() => clock.GetUtcNow().UtcDateTime;
}
