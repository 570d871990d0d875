namespace Opik.Storage.Sqlite;

/// <summary>Rows of the table <c>prompt_environment</c>.</summary>
internal static class PromptEnvironmentRow
{
    /// <summary>Makes the named environments use the version; those that already do so besides them go on.</summary>
    /// <exception cref="StoreConflictException">An environment does not exist.</exception>
    public static void Add(SqliteSession session, Guid workspace, Guid promptId, Guid versionId, IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            var row = session.Prepare("SELECT id FROM environment WHERE ws = ?1 AND name_key = ?2").Bind(1, workspace).Bind(2, NameKey.Of(name));
            Guid? environment = row.Step() ? row.Id(0) : null;
            row.Reset();
            if (environment is null)
                throw new StoreConflictException($"Environment '{name}' does not exist in the workspace");
            session.Prepare("INSERT OR REPLACE INTO prompt_environment (ws, prompt_id, environment_id, version_id) VALUES (?1, ?2, ?3, ?4)")
                .Bind(1, workspace)
                .Bind(2, promptId)
                .Bind(3, environment)
                .Bind(4, versionId)
                .Execute();
        }
    }

    /// <summary>Takes every environment from the version.</summary>
    public static void Clear(SqliteSession session, Guid workspace, Guid versionId) =>
        session.Prepare("DELETE FROM prompt_environment WHERE ws = ?1 AND version_id = ?2").Bind(1, workspace).Bind(2, versionId).Execute();
}
