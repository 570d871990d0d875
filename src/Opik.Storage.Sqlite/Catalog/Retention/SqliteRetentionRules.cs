using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Retention rules in the catalog file.</summary>
internal sealed class SqliteRetentionRules(SqliteDatabase database, TimeProvider clock) : IRetentionRules
{
    private const string Columns = "id, ws, level, project, period, apply_to_past, enabled, catch_up_done, created_at, created_by, last_updated_at, last_updated_by";

    private static readonly ListTable Table = new() { From = "retention_rule", Columns = Columns, Fields = new Dictionary<string, ListColumn>() };

    public Task<RetentionRule> CreateAsync(Scope scope, RetentionRule rule, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                var now = clock.GetUtcNow().UtcDateTime;
                session.Prepare("""
                    UPDATE retention_rule SET enabled = 0, last_updated_at = ?4, last_updated_by = ?5
                    WHERE enabled = 1 AND level = ?1 AND (?1 = 0 OR (ws = ?2 AND (?1 = 1 OR project = ?3)))
                    """)
                    .Bind(1, (long)rule.Level).Bind(2, scope.WorkspaceId).Bind(3, rule.ProjectId).Bind(4, now).Bind(5, scope.UserName)
                    .Execute();
                session.Prepare($"INSERT INTO retention_rule ({Columns}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, 1, ?7, ?8, ?9, ?8, ?9)")
                    .Bind(1, rule.Id).Bind(2, scope.WorkspaceId).Bind(3, (long)rule.Level).Bind(4, rule.ProjectId).Bind(5, (long)rule.Period)
                    .Bind(6, rule.ApplyToPast ? 1L : 0L).Bind(7, rule.ApplyToPast ? 0L : 1L).Bind(8, now).Bind(9, scope.UserName)
                    .Execute();
                return Get(session, scope.WorkspaceId, rule.Id)!;
            },
            cancellationToken: cancellationToken);

    public Task<RetentionRule?> GetAsync(Scope scope, Guid id, CancellationToken cancellationToken) =>
        database.ReadAsync(session => Get(session, scope.WorkspaceId, id), cancellationToken);

    public Task<Page<RetentionRule>> FindAsync(Scope scope, bool includeInactive, int page, int size, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => new ListQuery(Table).WhereEquals("ws", scope.WorkspaceId).WhereEquals("enabled", includeInactive ? null : 1L).Read(session, null, page, size, Read),
            cancellationToken);

    public Task<bool> DeactivateAsync(Scope scope, Guid id, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                session.Prepare("UPDATE retention_rule SET enabled = 0, last_updated_at = ?3, last_updated_by = ?4 WHERE ws = ?1 AND id = ?2 AND enabled = 1")
                    .Bind(1, scope.WorkspaceId).Bind(2, id).Bind(3, clock.GetUtcNow().UtcDateTime).Bind(4, scope.UserName).Execute();
                return session.Changes > 0 || Get(session, scope.WorkspaceId, id) is not null;
            },
            cancellationToken: cancellationToken);

    public Task FinishCatchUpAsync(Guid id, CancellationToken cancellationToken) =>
        database.WriteAsync(session => session.Prepare("UPDATE retention_rule SET catch_up_done = 1 WHERE id = ?1").Bind(1, id).Execute(), cancellationToken: cancellationToken);

    public Task<IReadOnlyList<(Guid WorkspaceId, Guid ProjectId, RetentionRule Rule)>> GetEffectiveAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<(Guid, Guid, RetentionRule)>>(
            session =>
            {
                var rules = Enabled(session);
                var effective = new List<(Guid, Guid, RetentionRule)>();
                var projects = session.Prepare("SELECT ws, id FROM project");
                while (rules.Count > 0 && projects.Step())
                {
                    var (workspace, project) = (projects.Id(0), projects.Id(1));
                    if (Narrowest(rules, workspace, project) is { } narrowest)
                        effective.Add((workspace, project, narrowest));
                }

                projects.Reset();
                return effective;
            },
            cancellationToken);

    public Task<RetentionRule?> GetEffectiveAsync(Scope scope, Guid projectId, CancellationToken cancellationToken) =>
        database.ReadAsync(session => HasProject(session, scope.WorkspaceId, projectId) ? Narrowest(Enabled(session), scope.WorkspaceId, projectId) : null, cancellationToken);

    private static List<RetentionRule> Enabled(SqliteSession session)
    {
        var rules = new List<RetentionRule>();
        var enabled = session.Prepare($"SELECT {Columns} FROM retention_rule WHERE enabled = 1");
        while (enabled.Step())
            rules.Add(Read(enabled));
        enabled.Reset();
        return rules;
    }

    private static bool HasProject(SqliteSession session, Guid workspace, Guid project)
    {
        var row = session.Prepare("SELECT 1 FROM project WHERE ws = ?1 AND id = ?2").Bind(1, workspace).Bind(2, project);
        var found = row.Step();
        row.Reset();
        return found;
    }

    private static RetentionRule? Narrowest(List<RetentionRule> rules, Guid workspace, Guid project) =>
        rules.Where(rule => Holds(rule, workspace, project)).MaxBy(rule => rule.Level);

    private static bool Holds(RetentionRule rule, Guid workspace, Guid project) => rule.Level switch
    {
        RetentionLevel.Organization => true,
        RetentionLevel.Workspace => rule.WorkspaceId == workspace,
        _ => rule.WorkspaceId == workspace && rule.ProjectId == project,
    };

    private static RetentionRule? Get(SqliteSession session, Guid workspace, Guid id)
    {
        var row = session.Prepare($"SELECT {Columns} FROM retention_rule WHERE ws = ?1 AND id = ?2").Bind(1, workspace).Bind(2, id);
        var rule = row.Step() ? Read(row) : null;
        row.Reset();
        return rule;
    }

    private static RetentionRule Read(SqliteStatement row) => new()
    {
        Id = row.Id(0),
        WorkspaceId = row.Id(1),
        Level = (RetentionLevel)row.Int32(2),
        ProjectId = row.NullableId(3),
        Period = (RetentionPeriod)row.Int32(4),
        ApplyToPast = row.Int64(5) != 0,
        Enabled = row.Int64(6) != 0,
        CatchUpDone = row.Int64(7) != 0,
        CreatedAt = row.Time(8),
        CreatedBy = row.Text(9),
        LastUpdatedAt = row.Time(10),
        LastUpdatedBy = row.Text(11),
    };
}
