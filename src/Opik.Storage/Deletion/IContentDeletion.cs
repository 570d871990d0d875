namespace Opik.Storage;

/// <summary>
/// Removes what a store holds of a deleted project or workspace, a bounded piece at a time so that other writes go on in
/// between. Every store that keeps something of projects or workspaces has one (docs/adr/0011).
/// </summary>
public interface IContentDeletion
{
    /// <summary>
    /// Ends the writing to a project: what comes from now on is refused with <see cref="ProjectDeletedException"/>, for ever. To be
    /// done before the first piece; may be repeated.
    /// </summary>
    Task CloseProjectAsync(Scope scope, Guid projectId, CancellationToken cancellationToken);

    /// <summary>Removes a piece of what belongs to a closed project; false: nothing is left.</summary>
    Task<bool> DeleteProjectPieceAsync(Scope scope, Guid projectId, CancellationToken cancellationToken);

    /// <summary>Projects of the workspace that the store knows and that are not closed.</summary>
    Task<IReadOnlyList<Guid>> GetOpenProjectsAsync(Scope scope, CancellationToken cancellationToken);

    /// <summary>Removes a piece of what belongs to a workspace, that of its closed projects included; false: nothing is left.</summary>
    Task<bool> DeleteWorkspacePieceAsync(Scope scope, CancellationToken cancellationToken);
}
