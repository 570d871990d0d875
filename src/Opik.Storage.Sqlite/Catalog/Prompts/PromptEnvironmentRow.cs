using System.Text.Json;
using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Rows of the table <c>prompt_environment</c>.</summary>
internal static class PromptEnvironmentRow
{
    // What says the same again does not count as a deployment.
    private const string Assign = """
        INSERT INTO prompt_environment (ws, prompt_id, environment_id, version_id, assigned_at, assigned_by) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        ON CONFLICT (ws, prompt_id, environment_id) DO UPDATE SET version_id = excluded.version_id, assigned_at = excluded.assigned_at, assigned_by = excluded.assigned_by
        WHERE version_id <> excluded.version_id
        """;

    /// <summary>Makes the named environments use the version; those that already do so besides them go on.</summary>
    /// <exception cref="StoreConflictException">An environment does not exist.</exception>
    public static void Add(SqliteSession session, Scope scope, Guid promptId, Guid versionId, IEnumerable<string> names, DateTime now)
    {
        var workspace = scope.WorkspaceId;
        foreach (var name in names)
        {
            var row = session.Prepare("SELECT id FROM environment WHERE ws = ?1 AND name_key = ?2").Bind(1, workspace).Bind(2, NameKey.Of(name));
            Guid? environment = row.Step() ? row.Id(0) : null;
            row.Reset();
            if (environment is null)
                throw new StoreConflictException($"Environment '{name}' does not exist in the workspace");
            DeploymentRow.NotePrompt(session, scope, promptId, environment.Value, versionId, now);
            session.Prepare(Assign)
                .Bind(1, workspace)
                .Bind(2, promptId)
                .Bind(3, environment)
                .Bind(4, versionId)
                .Bind(5, now)
                .Bind(6, scope.UserName)
                .Execute();
        }
    }

    /// <summary>Takes every environment but the named ones from the version.</summary>
    public static void Clear(SqliteSession session, Guid workspace, Guid versionId, IEnumerable<string> kept) =>
        session.Prepare("""
            DELETE FROM prompt_environment WHERE ws = ?1 AND version_id = ?2
              AND environment_id NOT IN (SELECT e.id FROM environment e JOIN json_each(?3) k ON e.name_key = k.value WHERE e.ws = ?1)
            """)
            .Bind(1, workspace)
            .Bind(2, versionId)
            .Bind(3, JsonSerializer.Serialize(kept.Select(NameKey.Of)))
            .Execute();
}
