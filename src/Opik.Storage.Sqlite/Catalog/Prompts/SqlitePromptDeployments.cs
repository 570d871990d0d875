using System.Globalization;
using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Which versions of prompts environments use, read by prompt.</summary>
internal sealed class SqlitePromptDeployments(SqliteDatabase database) : IPromptDeployments
{
    private const string Sql = """
        SELECT pe.prompt_id, e.name, pe.version_id, v.number, pe.assigned_at, pe.assigned_by
        FROM prompt_environment pe
        JOIN environment e ON e.ws = pe.ws AND e.id = pe.environment_id
        JOIN prompt_version v ON v.ws = pe.ws AND v.id = pe.version_id
        WHERE pe.ws = ?1 AND pe.prompt_id = ?2 ORDER BY e.name
        """;

    public Task<IReadOnlyList<PromptDeployment>> FindAsync(Scope scope, IReadOnlyCollection<Guid> promptIds, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<PromptDeployment>>(session => [.. promptIds.Distinct().SelectMany(id => Of(session, scope.WorkspaceId, id))], cancellationToken);

    private static List<PromptDeployment> Of(SqliteSession session, Guid workspace, Guid promptId)
    {
        var found = new List<PromptDeployment>();
        var row = session.Prepare(Sql).Bind(1, workspace).Bind(2, promptId);
        while (row.Step())
        {
            found.Add(new PromptDeployment(
                row.Id(0),
                row.Text(1)!,
                row.Id(2),
                row.IsNull(3) ? null : string.Create(CultureInfo.InvariantCulture, $"v{row.Int64(3)}"),
                row.NullableTime(4),
                row.Text(5)));
        }

        row.Reset();
        return found;
    }
}
