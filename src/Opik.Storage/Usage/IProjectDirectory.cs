namespace Opik.Storage;

/// <summary>Names of projects over all workspaces: for operators only.</summary>
public interface IProjectDirectory
{
    /// <summary>
    /// Projects of <paramref name="workspaceIds"/>, limited to <paramref name="projectIds"/> (null or empty: all) and to
    /// names that contain <paramref name="name"/> without case (null: all); at most <paramref name="limit"/>, newest first.
    /// </summary>
    Task<IReadOnlyList<(Guid WorkspaceId, Guid ProjectId, string Name)>> FindAsync(
        IReadOnlyCollection<Guid> workspaceIds,
        IReadOnlyCollection<Guid>? projectIds,
        string? name,
        int limit,
        CancellationToken cancellationToken);
}
