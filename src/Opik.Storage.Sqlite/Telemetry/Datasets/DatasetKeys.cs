namespace Opik.Storage.Sqlite;

/// <summary>Finds rows of datasets by id and by name.</summary>
internal static class DatasetKeys
{
    /// <summary>The dataset of an id; null when the workspace has none.</summary>
    public static DatasetKey? Find(SqliteSession session, long workspace, Guid id)
    {
        var row = session.Prepare("SELECT key FROM dataset WHERE ws = ?1 AND id = ?2").Bind(1, workspace).Bind(2, id);
        DatasetKey? found = row.Step() ? new DatasetKey(row.Int64(0), id) : null;
        row.Reset();
        return found;
    }

    /// <summary>The dataset of an id, as a reader sees it.</summary>
    /// <exception cref="EntityNotFoundException">The workspace has none.</exception>
    public static DatasetKey Require(SqliteTelemetry telemetry, SqliteSession session, Scope scope, Guid id) =>
        (telemetry.Projects.Find(session, scope.WorkspaceId) is { } workspace ? Find(session, workspace, id) : null) ?? throw Missing();

    /// <summary>The dataset of an id, on the writer.</summary>
    /// <exception cref="EntityNotFoundException">The workspace has none.</exception>
    public static DatasetKey Require(TelemetryWrite write, Guid id) => Find(write.Session, write.Workspace, id) ?? throw Missing();

    /// <summary>The dataset of a name in a project, or of the workspace; null when it is free.</summary>
    public static DatasetKey? FindExact(SqliteSession session, long workspace, string name, long? project)
    {
        var row = session.Prepare("SELECT key, id FROM dataset WHERE ws = ?1 AND name_key = ?2 AND coalesce(project, 0) = ?3")
            .Bind(1, workspace).Bind(2, NameKey.Of(name)).Bind(3, project ?? 0);
        DatasetKey? found = row.Step() ? new DatasetKey(row.Int64(0), row.Id(1)) : null;
        row.Reset();
        return found;
    }

    /// <summary>
    /// The dataset of a name: in the project, else of the workspace, else the oldest of any project, so that a later one
    /// changes nothing. Older clients name no project, and find what newer ones made in one.
    /// </summary>
    /// <param name="session">Reader or writer.</param>
    /// <param name="workspace">Key of the workspace.</param>
    /// <param name="name">Name, compared without case.</param>
    /// <param name="project">Key of the project; null: none was named, or it has no row yet.</param>
    /// <param name="exact">Whether it is in the project.</param>
    public static DatasetKey? Find(SqliteSession session, long workspace, string name, long? project, out bool exact)
    {
        var row = session.Prepare("""
            SELECT key, id, coalesce(project, 0) = ?3 FROM dataset WHERE ws = ?1 AND name_key = ?2
            ORDER BY coalesce(project, 0) = ?3 DESC, project IS NULL DESC, key LIMIT 1
            """).Bind(1, workspace).Bind(2, NameKey.Of(name)).Bind(3, project ?? 0);
        DatasetKey? found = row.Step() ? new DatasetKey(row.Int64(0), row.Id(1)) : null;
        exact = found is not null && row.Int64(2) != 0;
        row.Reset();
        return found;
    }

    private static EntityNotFoundException Missing() => new("Dataset not found");
}
