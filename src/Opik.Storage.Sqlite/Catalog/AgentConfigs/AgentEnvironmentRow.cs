namespace Opik.Storage.Sqlite;

/// <summary>Rows of the table <c>agent_environment</c>.</summary>
internal static class AgentEnvironmentRow
{
    /// <summary>Makes an environment of a project use a blueprint.</summary>
    public static void Set(SqliteSession session, Scope scope, Guid projectId, string name, Guid blueprintId, DateTime now)
    {
        DeploymentRow.NoteAgent(session, scope, projectId, name, blueprintId, now);
        session.Prepare("INSERT OR REPLACE INTO agent_environment (ws, project_id, name_key, name, blueprint_id, created_at, created_by) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")
            .Bind(1, scope.WorkspaceId)
            .Bind(2, projectId)
            .Bind(3, NameKey.Of(name))
            .Bind(4, name.Trim())
            .Bind(5, blueprintId)
            .Bind(6, now)
            .Bind(7, scope.UserName)
            .Execute();
    }

    /// <summary>Takes an environment away.</summary>
    public static void Delete(SqliteSession session, Guid workspace, Guid projectId, string name) =>
        session.Prepare("DELETE FROM agent_environment WHERE ws = ?1 AND project_id = ?2 AND name_key = ?3").Bind(1, workspace).Bind(2, projectId).Bind(3, NameKey.Of(name)).Execute();
}
