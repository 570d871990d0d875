namespace Opik.Storage.Sqlite;

/// <summary>Removes what the catalog holds of a project or workspace, some rows of one table at a time.</summary>
/// <param name="database">The file.</param>
/// <param name="forget">Told, on the writer's thread, of the workspace whose rows went: what is remembered of it may no longer be true.</param>
internal sealed class SqliteCatalogDeletion(SqliteDatabase database, Action<Guid> forget) : IContentDeletion
{
    // A version of a prompt or a dashboard may be large.
    private const int Rows = 200;

    // Rules that are left without a project go; others only lose this one.
    private const string RulesOnlyHere = """
        IN (SELECT o.rule_id FROM online_rule_project o WHERE o.ws = ?1 AND o.project_id = ?2
            AND NOT EXISTS (SELECT 1 FROM online_rule_project x WHERE x.ws = ?1 AND x.rule_id = o.rule_id AND x.project_id <> ?2))
        """;

    // Triggers that are left without a project go, and alerts that are left without a trigger by it: they were never for all projects.
    private const string TriggersOnlyHere = """
        IN (SELECT s.alert_id, s.trigger_id FROM alert_scope s WHERE s.ws = ?1 AND s.project_id = ?2
            AND NOT EXISTS (SELECT 1 FROM alert_scope x WHERE x.ws = ?1 AND x.alert_id = s.alert_id AND x.trigger_id = s.trigger_id AND x.project_id <> ?2))
        """;

    private const string EmptiedHere =
        "id IN (SELECT alert_id FROM alert_scope WHERE ws = ?1 AND project_id = ?2) AND NOT EXISTS (SELECT 1 FROM alert_trigger t WHERE t.ws = ?1 AND t.alert_id = alert.id)";

    private const string OfNoAlert = "(?2 IS NOT NULL AND alert_id NOT IN (SELECT id FROM alert WHERE ws = ?1))";

    // Rows that hang on others come before them. ?1 workspace, ?2 project.
    private static readonly IReadOnlyList<KeyedTable> OfProject =
    [
        new("prompt_deployment", "prompt_id, deployed_at, environment", "prompt_id IN (SELECT id FROM prompt WHERE ws = ?1 AND project_id = ?2)"),
        new("prompt_draft", "prompt_id", "prompt_id IN (SELECT id FROM prompt WHERE ws = ?1 AND project_id = ?2)"),
        new("prompt_environment", "prompt_id, environment_id", "prompt_id IN (SELECT id FROM prompt WHERE ws = ?1 AND project_id = ?2)"),
        new("prompt_version", "id", "prompt_id IN (SELECT id FROM prompt WHERE ws = ?1 AND project_id = ?2)"),
        new("prompt", "id", "project_id = ?2"),
        new("agent_deployment", "project_id, deployed_at, environment", "project_id = ?2"),
        new("agent_draft", "project_id", "project_id = ?2"),
        new("agent_environment", "project_id, name_key", "project_id = ?2"),
        new("agent_blueprint", "id", "project_id = ?2"),
        new("agent_config", "project_id", "project_id = ?2"),
        new("insights_job", "project", "project = ?2"),
        new("report_failure", "id", "project = ?2"),
        new("report_preference", "project", "project = ?2"),
        new("retention_rule", "id", "project = ?2"),
        new("dashboard", "id", "project_id = ?2"),
        new("saved_view", "id", "project_id = ?2"),
        new("project_pin", "project_id", "project_id = ?2"),
        new("playground_cell", "run_id, position, variant", "run_id IN (SELECT id FROM playground_run WHERE ws = ?1 AND project_id = ?2)"),
        new("playground_row", "run_id, position", "run_id IN (SELECT id FROM playground_run WHERE ws = ?1 AND project_id = ?2)"),
        new("playground_run", "id", "project_id = ?2"),
        new("studio_line", "run_id, number", "run_id IN (SELECT id FROM studio_run WHERE ws = ?1 AND project_id = ?2)"),
        new("studio_step", "run_id, key", "run_id IN (SELECT id FROM studio_run WHERE ws = ?1 AND project_id = ?2)"),
        new("studio_run", "id", "project_id = ?2"),
        new("trial_explanation", "optimization_id, experiment_id", "project_id = ?2"),
        new("runner_record", "id", "project = ?2"),
        new("online_rule_log", "number", "rule_id " + RulesOnlyHere),
        new("online_rule", "id", "id " + RulesOnlyHere),
        new("online_rule_project", "project_id, rule_id", "project_id = ?2"),
        new("alert_trigger", "alert_id, id", "(alert_id, id) " + TriggersOnlyHere),
        new("alert", "id", $"(project_id = ?2 OR ({EmptiedHere}))"),
        new("alert_trigger", "alert_id, id", OfNoAlert),
        new("alert_scope", "alert_id, trigger_id, config_id, project_id", $"(project_id = ?2 OR {OfNoAlert})"),
        new("alert_bucket_item", "bucket_id, number", $"bucket_id IN (SELECT id FROM alert_bucket WHERE ws = ?1 AND {OfNoAlert})"),
        new("alert_bucket", "id", OfNoAlert),
        new("alert_message", "firing_id, id", $"firing_id IN (SELECT id FROM alert_firing WHERE ws = ?1 AND {OfNoAlert})"),
        new("alert_firing", "id", OfNoAlert),
        new("alert_mute", "alert_id", OfNoAlert),
    ];

    // Tables that belong to a workspace as a whole, beside those above. Projects first: nothing can be added to what is theirs
    // from then on. Jobs that are running end when they next report.
    private static readonly IReadOnlyList<KeyedTable> OfWorkspace =
    [
        new("project", "id"),
        .. OfProject.DistinctBy(table => table.Name).Select(table => table with { Condition = null }),
        new("alert_intent", "id"),
        new("guardrail_policy", "id"),
        new("provider_key", "id"),
        new("oauth_code", "hash"),
        new("oauth_token", "hash"),
        new("environment_protection", "environment_id"),
        new("environment", "id"),
        new("feedback_definition", "id"),
        new("workspace_configuration", "ws"),
        new("workspace_budget", "ws"),
        new("workspace_presentation", "ws"),
        new("retention_kind", "kind"),
        new("retention_run", "ws"),
        new("preference", "user_name, name"),
        new("welcome_wizard", "ws"),
        new("job", "id"),
    ];

    /// <summary>Tables whose rows a deleted project takes with it; a test compares them with the schema.</summary>
    public static IEnumerable<string> ProjectTables => OfProject.Select(table => table.Name).Distinct();

    /// <summary>Tables whose rows a deleted workspace takes with it; a test compares them with the schema.</summary>
    public static IEnumerable<string> WorkspaceTables => OfWorkspace.Select(table => table.Name);

    // The project's own row is gone: triggers look for it.
    public Task CloseProjectAsync(Scope scope, Guid projectId, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<bool> DeleteProjectPieceAsync(Scope scope, Guid projectId, CancellationToken cancellationToken) =>
        database.WriteAsync(session => DeletePiece(session, OfProject, scope.WorkspaceId, projectId), _ => forget(scope.WorkspaceId), cancellationToken);

    public Task<IReadOnlyList<Guid>> GetOpenProjectsAsync(Scope scope, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Guid>>([]);

    public Task<bool> DeleteWorkspacePieceAsync(Scope scope, CancellationToken cancellationToken) =>
        database.WriteAsync(session => DeletePiece(session, OfWorkspace, scope.WorkspaceId, null), _ => forget(scope.WorkspaceId), cancellationToken);

    private static bool DeletePiece(SqliteSession session, IReadOnlyList<KeyedTable> tables, Guid workspace, Guid? project)
    {
        foreach (var (table, key, condition) in tables)
        {
            var delete = session.Prepare($"DELETE FROM {table} WHERE ws = ?1 AND ({key}) IN (SELECT {key} FROM {table} WHERE ws = ?1{(condition is null ? string.Empty : " AND " + condition)} LIMIT {Rows})")
                .Bind(1, workspace);
            if (condition is not null)
                delete.Bind(2, project);
            delete.Execute();
            if (session.Changes > 0)
                return true;
        }

        return false;
    }

    private sealed record KeyedTable(string Name, string Key, string? Condition = null);
}
