using System.Text.Json;

namespace Opik.Storage.Sqlite;

/// <summary>Protections of environments in the catalog file.</summary>
internal sealed class SqliteEnvironmentProtections(SqliteDatabase database, TimeProvider clock) : IEnvironmentProtections
{
    private const string Select = """
        SELECT p.environment_id, p.enforce, p.minimum_pass_rate, p.suites, p.last_updated_at, p.last_updated_by
        FROM environment_protection p JOIN environment e ON e.ws = p.ws AND e.id = p.environment_id WHERE p.ws = ?1
        """;

    public Task<IReadOnlyList<EnvironmentProtection>> FindAsync(Scope scope, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<EnvironmentProtection>>(
            session =>
            {
                var found = new List<EnvironmentProtection>();
                var row = session.Prepare(Select + " ORDER BY e.position, e.id").Bind(1, scope.WorkspaceId);
                while (row.Step())
                    found.Add(Read(row));
                row.Reset();
                return found;
            },
            cancellationToken);

    public Task<EnvironmentProtection?> GetAsync(Scope scope, Guid environmentId, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session =>
            {
                var row = session.Prepare(Select + " AND p.environment_id = ?2").Bind(1, scope.WorkspaceId).Bind(2, environmentId);
                var protection = row.Step() ? Read(row) : null;
                row.Reset();
                return protection;
            },
            cancellationToken);

    public Task SetAsync(Scope scope, EnvironmentProtection protection, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                var environment = EnvironmentRow.Get(session, scope.WorkspaceId, protection.EnvironmentId) ?? throw new EntityNotFoundException("Environment not found");
                if (environment.FollowsNewest)
                    throw new StoreConflictException($"Environment '{environment.Name}' follows the newest version: it cannot be protected");
                session.Prepare("""
                    INSERT OR REPLACE INTO environment_protection (ws, environment_id, enforce, minimum_pass_rate, suites, last_updated_at, last_updated_by)
                    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                    """)
                    .Bind(1, scope.WorkspaceId)
                    .Bind(2, protection.EnvironmentId)
                    .Bind(3, protection.Enforce ? 1L : 0L)
                    .Bind(4, protection.MinimumPassRate)
                    .Bind(5, JsonSerializer.Serialize(protection.SuiteIds.Distinct()))
                    .Bind(6, clock.GetUtcNow().UtcDateTime)
                    .Bind(7, scope.UserName)
                    .Execute();
            },
            cancellationToken: cancellationToken);

    public Task RemoveAsync(Scope scope, Guid environmentId, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session => session.Prepare("DELETE FROM environment_protection WHERE ws = ?1 AND environment_id = ?2").Bind(1, scope.WorkspaceId).Bind(2, environmentId).Execute(),
            cancellationToken: cancellationToken);

    private static EnvironmentProtection Read(SqliteStatement row) => new()
    {
        EnvironmentId = row.Id(0),
        Enforce = row.Int64(1) != 0,
        MinimumPassRate = row.NullableDouble(2),
        SuiteIds = JsonSerializer.Deserialize<List<Guid>>(row.Text(3)!)!,
        LastUpdatedAt = row.Time(4),
        LastUpdatedBy = row.Text(5),
    };
}
