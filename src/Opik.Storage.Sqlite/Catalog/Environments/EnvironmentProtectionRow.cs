namespace Opik.Storage.Sqlite;

/// <summary>Rows of the table <c>environment_protection</c>.</summary>
internal static class EnvironmentProtectionRow
{
    /// <summary>Whether an environment is protected.</summary>
    public static bool Exists(SqliteSession session, Guid workspace, Guid environmentId)
    {
        var row = session.Prepare("SELECT 1 FROM environment_protection WHERE ws = ?1 AND environment_id = ?2").Bind(1, workspace).Bind(2, environmentId);
        var exists = row.Step();
        row.Reset();
        return exists;
    }
}
