using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Preferences and failures of reports in the catalog file.</summary>
internal sealed class SqliteReports(SqliteDatabase database, TimeProvider clock) : IReports
{
    private const int MostFailures = 1000;

    private static readonly ListTable Failures = new()
    {
        From = "report_failure",
        Columns = "id, project, type, reason, detail, created_at, created_by",
        Fields = new Dictionary<string, ListColumn>(),
    };

    public Task<ReportPreference?> GetPreferenceAsync(Scope scope, Guid projectId, CancellationToken cancellationToken) =>
        database.ReadAsync(session => GetPreference(session, scope, projectId), cancellationToken);

    public Task<ReportPreference> SetPreferenceAsync(Scope scope, Guid projectId, bool? enabled, string? scheduleTime, string? customPrompt, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                session.Prepare("""
                    INSERT INTO report_preference (ws, project, enabled, schedule_time, custom_prompt, created_at, last_updated_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6)
                    ON CONFLICT (ws, project) DO UPDATE SET enabled = ?3, schedule_time = ?4, custom_prompt = ?5, last_updated_at = ?6
                    """)
                    .Bind(1, scope.WorkspaceId).Bind(2, projectId).Bind(3, enabled is { } flag ? (flag ? 1L : 0L) : null).Bind(4, scheduleTime).Bind(5, customPrompt).Bind(6, Now())
                    .Execute();
                return GetPreference(session, scope, projectId)!;
            },
            cancellationToken: cancellationToken);

    public Task<Guid> AddFailureAsync(Scope scope, Guid projectId, string type, string reason, string? detail, CancellationToken cancellationToken)
    {
        var id = UuidV7.Create(clock);
        return database.WriteAsync(
            session =>
            {
                session.Prepare("INSERT INTO report_failure (ws, id, project, type, reason, detail, created_at, created_by) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")
                    .Bind(1, scope.WorkspaceId).Bind(2, id).Bind(3, projectId).Bind(4, type).Bind(5, reason).Bind(6, detail).Bind(7, Now()).Bind(8, scope.UserName)
                    .Execute();
                session.Prepare($"""
                    DELETE FROM report_failure WHERE ws = ?1 AND project = ?2 AND type = ?3 AND id IN
                      (SELECT id FROM report_failure WHERE ws = ?1 AND project = ?2 AND type = ?3 ORDER BY id DESC LIMIT -1 OFFSET {MostFailures})
                    """)
                    .Bind(1, scope.WorkspaceId).Bind(2, projectId).Bind(3, type).Execute();
                return id;
            },
            cancellationToken: cancellationToken);
    }

    public Task<Page<ReportFailure>> FindFailuresAsync(Scope scope, Guid projectId, string type, int page, int size, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => new ListQuery(Failures).WhereEquals("ws", scope.WorkspaceId).WhereEquals("project", projectId).WhereEquals("type", type)
                .Read(session, null, page, size, static row => new ReportFailure(row.Id(0), row.Id(1), row.Text(2)!, row.Text(3)!, row.Text(4), row.Time(5), row.Text(6))),
            cancellationToken);

    private static ReportPreference? GetPreference(SqliteSession session, Scope scope, Guid projectId)
    {
        var row = session.Prepare("SELECT enabled, schedule_time, custom_prompt, created_at, last_updated_at FROM report_preference WHERE ws = ?1 AND project = ?2").Bind(1, scope.WorkspaceId).Bind(2, projectId);
        var preference = row.Step() ? new ReportPreference(projectId, row.NullableInt64(0) is { } flag ? flag != 0 : null, row.Text(1), row.Text(2), row.Time(3), row.Time(4)) : null;
        row.Reset();
        return preference;
    }

    private DateTime Now() => clock.GetUtcNow().UtcDateTime;
}
