using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Searches what the catalog keeps: small tables, read by their keys or by the names of one workspace.</summary>
internal sealed class SqliteCatalogSearch(SqliteDatabase database) : IEntitySearch
{
    // Columns: id, name, project, parent. {0} is the condition.
    private static readonly (EntityKind Kind, string Sql)[] Tables =
    [
        (EntityKind.Project, "SELECT id, name, id, NULL, name_key AS k FROM project WHERE ws = ?1"),
        (EntityKind.Prompt, "SELECT id, name, project_id, NULL, name_key AS k FROM prompt WHERE ws = ?1"),
        (EntityKind.Dashboard, "SELECT id, name, project_id, NULL, name_key AS k FROM dashboard WHERE ws = ?1"),
        (EntityKind.Rule, "SELECT id, name, (SELECT p.project_id FROM online_rule_project p WHERE p.ws = online_rule.ws AND p.rule_id = online_rule.id LIMIT 1), NULL, name_key AS k FROM online_rule WHERE ws = ?1"),
        (EntityKind.Alert, "SELECT id, name, project_id, NULL, name_key AS k FROM alert WHERE ws = ?1"),
        (EntityKind.FeedbackDefinition, "SELECT id, name, NULL, NULL, name_key AS k FROM feedback_definition WHERE ws = ?1"),
        (EntityKind.Environment, "SELECT id, name, NULL, NULL, name_key AS k FROM environment WHERE ws = ?1"),
    ];

    // A version is named by its commit, which people copy as well.
    private const string VersionSql = """
        SELECT v.id, p.name || coalesce(' v' || v.number, ' ' || v.commit_hash), p.project_id, v.prompt_id
        FROM prompt_version v CROSS JOIN prompt p ON p.ws = v.ws AND p.id = v.prompt_id WHERE v.ws = ?1
        """;

    public Task<IReadOnlyList<FoundEntity>> FindAsync(Scope scope, EntitySearchText text, int most, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<FoundEntity>>(
            session =>
            {
                var found = new List<FoundEntity>();
                foreach (var (kind, sql) in Tables)
                {
                    if (text.First is not null)
                        EntityRows.Read(session.Prepare($"{sql} AND id BETWEEN ?2 AND ?3 LIMIT ?4").Bind(1, scope.WorkspaceId).Bind(2, text.First).Bind(3, text.Last).Bind(4, most), kind, found);
                    if (!text.IsWholeId)
                        EntityRows.Read(session.Prepare($"{sql} AND instr(k, ?2) > 0 ORDER BY instr(k, ?2), length(k) LIMIT ?3").Bind(1, scope.WorkspaceId).Bind(2, NameKey.Of(text.Text)).Bind(3, most), kind, found);
                }

                if (text.First is not null)
                    EntityRows.Read(session.Prepare($"{VersionSql} AND v.id BETWEEN ?2 AND ?3 LIMIT ?4").Bind(1, scope.WorkspaceId).Bind(2, text.First).Bind(3, text.Last).Bind(4, most), EntityKind.PromptVersion, found);
                if (text is { IsWholeId: false, Text.Length: 8 })
                    EntityRows.Read(session.Prepare($"{VersionSql} AND v.commit_hash = ?2 LIMIT ?3").Bind(1, scope.WorkspaceId).Bind(2, text.Text.ToLowerInvariant()).Bind(3, most), EntityKind.PromptVersion, found);
                return found;
            },
            cancellationToken);
}
