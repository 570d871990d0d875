namespace Opik.Storage.Sqlite;

/// <summary>Removes what the catalog holds of a project or workspace; it is little, and goes in one write.</summary>
/// <param name="database">The catalog.</param>
/// <param name="forget">Called after something was deleted: what stores keep in memory of it is forgotten.</param>
internal sealed class SqliteCatalogDeletion(SqliteDatabase database, Action forget) : IContentDeletion
{
    // Rules that are left without a project go; others only lose this one.
    private const string RulesOnlyHere = """
        IN (SELECT o.rule_id FROM online_rule_project o WHERE o.ws = ?1 AND o.project_id = ?2
            AND NOT EXISTS (SELECT 1 FROM online_rule_project x WHERE x.ws = ?1 AND x.rule_id = o.rule_id AND x.project_id <> ?2))
        """;

    // Rows that hang on others come before them. ?1 workspace, ?2 project.
    private static readonly IReadOnlyList<(string Table, string Condition)> OfProject =
    [
        ("prompt_environment", "prompt_id IN (SELECT id FROM prompt WHERE ws = ?1 AND project_id = ?2)"),
        ("prompt_version", "prompt_id IN (SELECT id FROM prompt WHERE ws = ?1 AND project_id = ?2)"),
        ("prompt", "project_id = ?2"),
        ("agent_environment", "project_id = ?2"),
        ("agent_blueprint", "project_id = ?2"),
        ("agent_config", "project_id = ?2"),
        ("insights_job", "project = ?2"),
        ("report_failure", "project = ?2"),
        ("report_preference", "project = ?2"),
        ("retention_rule", "project = ?2"),
        ("dashboard", "project_id = ?2"),
        ("runner_record", "project = ?2"),
        ("online_rule_log", "rule_id " + RulesOnlyHere),
        ("online_rule", "id " + RulesOnlyHere),
        ("online_rule_project", "project_id = ?2"),
    ];

    // Tables that belong to a workspace as a whole. Jobs that are running end when they next report.
    private static readonly IReadOnlyList<string> OfWorkspace =
    [
        "prompt_environment", "prompt_version", "prompt", "agent_environment", "agent_blueprint", "agent_config", "insights_job", "report_failure", "report_preference",
        "retention_rule", "dashboard", "runner_record", "online_rule_log", "online_rule", "online_rule_project", "guardrail_policy", "provider_key", "oauth_code", "oauth_token", "environment", "feedback_definition", "workspace_configuration", "welcome_wizard", "job", "project",
    ];

    /// <summary>Tables whose rows a deleted project takes with it; a test compares them with the schema.</summary>
    public static IEnumerable<string> ProjectTables => OfProject.Select(entry => entry.Table);

    /// <summary>Tables whose rows a deleted workspace takes with it; a test compares them with the schema.</summary>
    public static IEnumerable<string> WorkspaceTables => OfWorkspace;

    public Task<bool> DeleteProjectPieceAsync(Scope scope, Guid projectId, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                var deleted = 0;
                foreach (var (table, condition) in OfProject)
                {
                    session.Prepare($"DELETE FROM {table} WHERE ws = ?1 AND {condition}").Bind(1, scope.WorkspaceId).Bind(2, projectId).Execute();
                    deleted += session.Changes;
                }

                return deleted > 0;
            },
            _ => forget(),
            cancellationToken);

    public Task<bool> DeleteWorkspacePieceAsync(Scope scope, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                var deleted = 0;
                foreach (var table in OfWorkspace)
                {
                    session.Prepare($"DELETE FROM {table} WHERE ws = ?1").Bind(1, scope.WorkspaceId).Execute();
                    deleted += session.Changes;
                }

                return deleted > 0;
            },
            _ => forget(),
            cancellationToken);
}
