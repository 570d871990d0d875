namespace Opik.Storage.Sqlite;

/// <summary>A project of a workspace as the telemetry file knows it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Workspace">Key of the workspace.</param>
/// <param name="Key">Key of the project.</param>
internal sealed record StoredProject(Guid Id, long Workspace, long Key)
{
    /// <summary>All projects of the workspace that ever had data.</summary>
    public static IReadOnlyList<StoredProject> Of(SqliteTelemetry telemetry, SqliteSession session, Scope scope)
    {
        if (telemetry.Projects.Find(session, scope.WorkspaceId) is not { } workspace)
            return [];
        var projects = new List<StoredProject>();
        var rows = session.Prepare("SELECT id, key FROM project WHERE ws = ?1").Bind(1, workspace);
        while (rows.Step())
            projects.Add(new StoredProject(rows.Id(0), workspace, rows.Int64(1)));
        rows.Reset();
        return projects;
    }

    /// <summary>One; null when it never had data.</summary>
    public static StoredProject? Of(SqliteTelemetry telemetry, SqliteSession session, Scope scope, Guid id) =>
        telemetry.Projects.Find(session, scope.WorkspaceId) is { } workspace && telemetry.Projects.Find(session, scope.WorkspaceId, id) is { } key
            ? new StoredProject(id, workspace, key)
            : null;

    /// <summary>Its traces between two instants, both inclusive.</summary>
    public StatsRequest Traces(DateTime from, DateTime to) => new(StatsEntity.Trace, Workspace, Key, StatsWindow.Of(from, to), SourceSet.All, null);

    /// <summary>Its spans between two instants, both inclusive.</summary>
    public StatsRequest Spans(DateTime from, DateTime to) => new(StatsEntity.Span, Workspace, Key, StatsWindow.Of(from, to), SourceSet.All, null);
}
