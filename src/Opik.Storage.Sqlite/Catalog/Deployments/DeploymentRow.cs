namespace Opik.Storage.Sqlite;

/// <summary>Rows of the tables <c>prompt_deployment</c> and <c>agent_deployment</c>.</summary>
internal static class DeploymentRow
{
    /// <summary>Notes that an environment gets a version of a prompt; call it before the assignment, which tells whether it already has it.</summary>
    public static void NotePrompt(SqliteSession session, Scope scope, Guid promptId, Guid environmentId, Guid versionId, DateTime now) =>
        session.Prepare("""
            INSERT OR REPLACE INTO prompt_deployment (ws, prompt_id, deployed_at, environment, version_id, deployed_by)
            SELECT e.ws, ?2, ?5, e.name, ?4, ?6 FROM environment e WHERE e.ws = ?1 AND e.id = ?3
              AND NOT EXISTS (SELECT 1 FROM prompt_environment pe WHERE pe.ws = ?1 AND pe.prompt_id = ?2 AND pe.environment_id = ?3 AND pe.version_id = ?4)
            """)
            .Bind(1, scope.WorkspaceId).Bind(2, promptId).Bind(3, environmentId).Bind(4, versionId).Bind(5, now).Bind(6, scope.UserName)
            .Execute();

    /// <summary>Notes that an environment of a project gets a blueprint; call it before the assignment.</summary>
    public static void NoteAgent(SqliteSession session, Scope scope, Guid projectId, string environment, Guid blueprintId, DateTime now) =>
        session.Prepare("""
            INSERT OR REPLACE INTO agent_deployment (ws, project_id, deployed_at, environment, blueprint_id, deployed_by)
            SELECT ?1, ?2, ?5, ?3, ?4, ?6
            WHERE NOT EXISTS (SELECT 1 FROM agent_environment a WHERE a.ws = ?1 AND a.project_id = ?2 AND a.name_key = ?7 AND a.blueprint_id = ?4)
            """)
            .Bind(1, scope.WorkspaceId).Bind(2, projectId).Bind(3, environment.Trim()).Bind(4, blueprintId).Bind(5, now).Bind(6, scope.UserName).Bind(7, NameKey.Of(environment))
            .Execute();
}
