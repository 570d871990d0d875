namespace Opik.Storage;

/// <summary>
/// Removes what a store holds of a deleted project or workspace, a bounded piece at a time so that other writes go on in
/// between. Every store that keeps something of projects or workspaces has one (docs/adr/0011).
/// </summary>
public interface IContentDeletion
{
    /// <summary>Removes a piece of what belongs to a project; false: nothing is left.</summary>
    Task<bool> DeleteProjectPieceAsync(Scope scope, Guid projectId, CancellationToken cancellationToken);

    /// <summary>Removes a piece of what belongs to a workspace, its projects included; false: nothing is left.</summary>
    Task<bool> DeleteWorkspacePieceAsync(Scope scope, CancellationToken cancellationToken);
}
