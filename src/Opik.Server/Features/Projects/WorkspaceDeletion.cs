using Opik.Server.Features.Jobs;
using Opik.Storage;

namespace Opik.Server.Features.Projects;

/// <summary>
/// Removes everything a workspace holds. No route leads here yet: workspaces are managed where there is authentication.
/// </summary>
internal sealed class WorkspaceDeletion(IProjects projects, IEnumerable<IContentDeletion> stores, WriterPace pace)
{
    /// <summary>Removes all; may be called again when it was interrupted.</summary>
    public async Task RunAsync(Guid workspaceId, CancellationToken cancellationToken)
    {
        var scope = new Scope(workspaceId, Scope.Default.UserName);
        // The catalog comes first: it has the rows of projects, without which their content is closed and removed.
        foreach (var store in stores)
        {
            foreach (var project in await store.GetOpenProjectsAsync(scope, cancellationToken))
            {
                if (await projects.GetAsync(scope, project, cancellationToken) is null)
                    await stores.CloseProjectAsync(scope, project, cancellationToken);
            }

            await pace.RunAsync(() => store.DeleteWorkspacePieceAsync(scope, cancellationToken), cancellationToken);
        }
    }
}
