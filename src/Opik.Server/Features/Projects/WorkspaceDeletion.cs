using Opik.Storage;

namespace Opik.Server.Features.Projects;

/// <summary>
/// Removes everything a workspace holds. No route leads here yet: workspaces are managed where there is authentication.
/// </summary>
internal sealed class WorkspaceDeletion(IEnumerable<IContentDeletion> stores)
{
    /// <summary>Removes all; may be called again when it was interrupted.</summary>
    public async Task RunAsync(Guid workspaceId, CancellationToken cancellationToken)
    {
        var scope = new Scope(workspaceId, Scope.Default.UserName);
        foreach (var store in stores)
        {
            while (await store.DeleteWorkspacePieceAsync(scope, cancellationToken))
                await Task.Yield();
        }
    }
}
