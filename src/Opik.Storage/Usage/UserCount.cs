namespace Opik.Storage;

/// <summary>Entities that a user made in a workspace.</summary>
/// <param name="WorkspaceId">Workspace.</param>
/// <param name="User">Author.</param>
/// <param name="Count">Number of entities.</param>
public sealed record UserCount(Guid WorkspaceId, string User, long Count);
