using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Insights jobs in the catalog file.</summary>
internal sealed class SqliteInsightsJobs(SqliteDatabase database, TimeProvider clock) : IInsightsJobs
{
    public Task<InsightsJob?> GetAsync(Scope scope, Guid projectId, CancellationToken cancellationToken) =>
        database.ReadAsync(session => Get(session, scope.WorkspaceId, projectId), cancellationToken);

    public Task<InsightsJob> CreateAsync(Scope scope, Guid projectId, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                if (Get(session, scope.WorkspaceId, projectId) is not null)
                    throw new StoreConflictException("Agent Insights job already exists");
                Insert(session, scope, projectId, enrolled: false);
                return Get(session, scope.WorkspaceId, projectId)!;
            },
            cancellationToken: cancellationToken);

    public Task<InsightsJob?> SetEnabledAsync(Scope scope, Guid projectId, bool enabled, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                session.Prepare("UPDATE insights_job SET enabled = ?3, last_updated_at = ?4, last_updated_by = ?5 WHERE ws = ?1 AND project = ?2")
                    .Bind(1, scope.WorkspaceId).Bind(2, projectId).Bind(3, enabled ? 1L : 0L).Bind(4, Now()).Bind(5, scope.UserName).Execute();
                return Get(session, scope.WorkspaceId, projectId);
            },
            cancellationToken: cancellationToken);

    public Task<(IReadOnlyList<Guid> Changed, IReadOnlyList<Guid> Unknown)> EnrolAsync(IReadOnlyCollection<Guid> projectIds, bool enrolled, CancellationToken cancellationToken) =>
        database.WriteAsync<(IReadOnlyList<Guid>, IReadOnlyList<Guid>)>(
            session =>
            {
                var (changed, unknown) = (new List<Guid>(), new List<Guid>());
                foreach (var project in projectIds.Distinct())
                {
                    if (WorkspaceOf(session, project) is not { } workspace)
                        unknown.Add(project);
                    else if (Enrol(session, workspace, project, enrolled))
                        changed.Add(project);
                }

                return (changed, unknown);
            },
            cancellationToken: cancellationToken);

    private bool Enrol(SqliteSession session, Guid workspace, Guid project, bool enrolled)
    {
        if (Get(session, workspace, project) is null)
        {
            if (enrolled)
                Insert(session, new Scope(workspace, "operator"), project, enrolled: true);
            return enrolled;
        }

        session.Prepare("UPDATE insights_job SET enrolled = ?3, last_updated_at = ?4 WHERE ws = ?1 AND project = ?2 AND enrolled <> ?3")
            .Bind(1, workspace).Bind(2, project).Bind(3, enrolled ? 1L : 0L).Bind(4, Now()).Execute();
        return session.Changes > 0;
    }

    private static Guid? WorkspaceOf(SqliteSession session, Guid project)
    {
        var row = session.Prepare("SELECT ws FROM project WHERE id = ?1").Bind(1, project);
        Guid? workspace = row.Step() ? row.Id(0) : null;
        row.Reset();
        return workspace;
    }

    private void Insert(SqliteSession session, Scope scope, Guid projectId, bool enrolled) =>
        session.Prepare("""
            INSERT INTO insights_job (ws, project, id, enabled, enrolled, created_at, created_by, last_updated_at, last_updated_by)
            VALUES (?1, ?2, ?3, 0, ?4, ?5, ?6, ?5, ?6)
            """)
            .Bind(1, scope.WorkspaceId).Bind(2, projectId).Bind(3, UuidV7.Create(clock)).Bind(4, enrolled ? 1L : 0L).Bind(5, Now()).Bind(6, scope.UserName)
            .Execute();

    private static InsightsJob? Get(SqliteSession session, Guid workspace, Guid projectId)
    {
        var row = session.Prepare("SELECT id, enabled, enrolled, created_at, created_by, last_updated_at, last_updated_by FROM insights_job WHERE ws = ?1 AND project = ?2").Bind(1, workspace).Bind(2, projectId);
        var job = row.Step()
            ? new InsightsJob
            {
                Id = row.Id(0),
                ProjectId = projectId,
                Enabled = row.Int64(1) != 0,
                Enrolled = row.Int64(2) != 0,
                CreatedAt = row.Time(3),
                CreatedBy = row.Text(4),
                LastUpdatedAt = row.Time(5),
                LastUpdatedBy = row.Text(6),
            }
            : null;
        row.Reset();
        return job;
    }

    private DateTime Now() => clock.GetUtcNow().UtcDateTime;
}
