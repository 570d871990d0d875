using System.Globalization;

namespace Opik.Storage.Sqlite;

/// <summary>What was deployed when, in the catalog file.</summary>
internal sealed class SqliteDeployments(SqliteDatabase database) : IDeployments
{
    // The project's prompts first: they are few, and each has its deployments in the order of time.
    private const string Sql = """
        SELECT d.deployed_at, d.environment, d.version_id, v.number, d.deployed_by, p.id, p.name
        FROM prompt p
        JOIN prompt_deployment d ON d.ws = p.ws AND d.prompt_id = p.id AND d.deployed_at >= ?3 AND d.deployed_at < ?4
        LEFT JOIN prompt_version v ON v.ws = d.ws AND v.id = d.version_id
        WHERE p.ws = ?1 AND p.project_id = ?2
        UNION ALL
        SELECT d.deployed_at, d.environment, d.blueprint_id, b.number, d.deployed_by, NULL, NULL
        FROM agent_deployment d
        LEFT JOIN agent_blueprint b ON b.ws = d.ws AND b.id = d.blueprint_id
        WHERE d.ws = ?1 AND d.project_id = ?2 AND d.deployed_at >= ?3 AND d.deployed_at < ?4
        ORDER BY 1 DESC LIMIT ?5
        """;

    // Of before it was kept since when, a version counts as given when it was made.
    private const string CurrentSql = """
        SELECT at, environment, version, number, by, prompt, name, project, uses FROM (
          SELECT u.*, row_number() OVER (PARTITION BY key ORDER BY at DESC, version DESC) AS place, count(*) OVER (PARTITION BY key) AS uses FROM (
            SELECT coalesce(pe.assigned_at, v.created_at) AS at, e.name AS environment, e.name_key AS key, v.id AS version, v.number AS number,
              pe.assigned_by AS by, p.id AS prompt, p.name AS name, p.project_id AS project
            FROM prompt_environment pe
            JOIN environment e ON e.ws = pe.ws AND e.id = pe.environment_id
            JOIN prompt p ON p.ws = pe.ws AND p.id = pe.prompt_id
            JOIN prompt_version v ON v.ws = pe.ws AND v.id = pe.version_id
            WHERE pe.ws = ?1
            UNION ALL
            SELECT a.created_at, a.name, a.name_key, b.id, b.number, a.created_by, NULL, NULL, a.project_id
            FROM agent_environment a
            JOIN agent_blueprint b ON b.ws = a.ws AND b.id = a.blueprint_id
            WHERE a.ws = ?1
          ) u
        ) WHERE place = 1 ORDER BY environment
        """;

    // By prompt and by project, as the keys have it. What was assigned before deployments were kept is in use now.
    private const string HadSql = """
        SELECT 1 FROM prompt_version v JOIN prompt_deployment d ON d.ws = v.ws AND d.prompt_id = v.prompt_id AND d.version_id = v.id
        WHERE v.ws = ?1 AND v.id = ?2 AND d.environment = ?3 COLLATE NOCASE
        UNION ALL
        SELECT 1 FROM prompt_environment pe JOIN environment e ON e.ws = pe.ws AND e.id = pe.environment_id
        WHERE pe.ws = ?1 AND pe.version_id = ?2 AND e.name = ?3 COLLATE NOCASE
        UNION ALL
        SELECT 1 FROM agent_blueprint b JOIN agent_deployment d ON d.ws = b.ws AND d.project_id = b.project_id AND d.blueprint_id = b.id
        WHERE b.ws = ?1 AND b.id = ?2 AND d.environment = ?3 COLLATE NOCASE
        LIMIT 1
        """;

    public Task<bool> HadAsync(Scope scope, string environment, Guid versionId, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session =>
            {
                var row = session.Prepare(HadSql).Bind(1, scope.WorkspaceId).Bind(2, versionId).Bind(3, environment.Trim());
                var had = row.Step();
                row.Reset();
                return had;
            },
            cancellationToken);

    public Task<IReadOnlyList<EnvironmentDeployment>> CurrentAsync(Scope scope, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<EnvironmentDeployment>>(
            session =>
            {
                var found = new List<EnvironmentDeployment>();
                var row = session.Prepare(CurrentSql).Bind(1, scope.WorkspaceId);
                while (row.Step())
                    found.Add(new EnvironmentDeployment(Read(row), row.IsNull(7) ? null : row.Id(7), row.Int64(8)));
                row.Reset();
                return found;
            },
            cancellationToken);

    public Task<IReadOnlyList<Deployment>> FindAsync(Scope scope, Guid projectId, DateTime? from, DateTime? to, int limit, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<Deployment>>(
            session =>
            {
                var found = new List<Deployment>();
                var row = session.Prepare(Sql).Bind(1, scope.WorkspaceId).Bind(2, projectId).Bind(3, from ?? DateTime.UnixEpoch).Bind(4, to ?? DateTime.MaxValue).Bind(5, (long)limit);
                while (row.Step())
                    found.Add(Read(row));
                row.Reset();
                found.Reverse();
                return found;
            },
            cancellationToken);

    private static Deployment Read(SqliteStatement row) => new(
        row.Time(0),
        row.Text(1)!,
        row.Id(2),
        row.IsNull(3) ? null : string.Create(CultureInfo.InvariantCulture, $"v{row.Int64(3)}"),
        row.Text(4),
        row.IsNull(5) ? null : row.Id(5),
        row.Text(6));
}
