namespace Opik.Storage.Sqlite;

/// <summary>Pinned projects in the catalog file.</summary>
internal sealed class SqliteProjectPins(SqliteDatabase database, TimeProvider clock) : IProjectPins
{
    public Task<IReadOnlyList<Guid>> FindAsync(Scope scope, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<Guid>>(
            session =>
            {
                var row = session.Prepare("SELECT project_id FROM project_pin WHERE ws = ?1 ORDER BY pinned_at, project_id").Bind(1, scope.WorkspaceId);
                var ids = new List<Guid>();
                while (row.Step())
                    ids.Add(row.Id(0));
                row.Reset();
                return ids;
            },
            cancellationToken);

    public Task PinAsync(Scope scope, Guid projectId, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                if (!Any(session, "SELECT 1 FROM project WHERE ws = ?1 AND id = ?2", scope, projectId))
                    throw new EntityNotFoundException("Project not found");
                if (Any(session, "SELECT 1 FROM project_pin WHERE ws = ?1 AND project_id = ?2", scope, projectId))
                    return;
                if (Any(session, $"SELECT 1 FROM project_pin WHERE ws = ?1 AND ?2 = ?2 LIMIT 1 OFFSET {IProjectPins.Most - 1}", scope, projectId))
                    throw new StoreConflictException($"A workspace has at most {IProjectPins.Most} pinned projects: take the pin of another away first");
                session.Prepare("INSERT INTO project_pin (ws, project_id, pinned_at, pinned_by) VALUES (?1, ?2, ?3, ?4)")
                    .Bind(1, scope.WorkspaceId).Bind(2, projectId).Bind(3, clock.GetUtcNow().UtcDateTime).Bind(4, scope.UserName).Execute();
            },
            cancellationToken: cancellationToken);

    public Task UnpinAsync(Scope scope, Guid projectId, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session => session.Prepare("DELETE FROM project_pin WHERE ws = ?1 AND project_id = ?2").Bind(1, scope.WorkspaceId).Bind(2, projectId).Execute(),
            cancellationToken: cancellationToken);

    private static bool Any(SqliteSession session, string sql, Scope scope, Guid projectId)
    {
        var row = session.Prepare(sql).Bind(1, scope.WorkspaceId).Bind(2, projectId);
        var any = row.Step();
        row.Reset();
        return any;
    }
}
