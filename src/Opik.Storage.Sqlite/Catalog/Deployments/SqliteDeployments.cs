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

    public Task<IReadOnlyList<Deployment>> FindAsync(Scope scope, Guid projectId, DateTime? from, DateTime? to, int limit, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<Deployment>>(
            session =>
            {
                var found = new List<Deployment>();
                var row = session.Prepare(Sql).Bind(1, scope.WorkspaceId).Bind(2, projectId).Bind(3, from ?? DateTime.UnixEpoch).Bind(4, to ?? DateTime.MaxValue).Bind(5, (long)limit);
                while (row.Step())
                {
                    found.Add(new Deployment(
                        row.Time(0),
                        row.Text(1)!,
                        row.Id(2),
                        row.IsNull(3) ? null : string.Create(CultureInfo.InvariantCulture, $"v{row.Int64(3)}"),
                        row.Text(4),
                        row.IsNull(5) ? null : row.Id(5),
                        row.Text(6)));
                }

                row.Reset();
                found.Reverse();
                return found;
            },
            cancellationToken);
}
