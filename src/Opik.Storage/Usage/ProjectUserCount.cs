namespace Opik.Storage;

/// <summary>Entities that a user made in a project.</summary>
/// <param name="WorkspaceId">Workspace.</param>
/// <param name="ProjectId">Project, possibly deleted since.</param>
/// <param name="User">Author.</param>
/// <param name="Count">Number of entities.</param>
public sealed record ProjectUserCount(Guid WorkspaceId, Guid ProjectId, string User, long Count);
