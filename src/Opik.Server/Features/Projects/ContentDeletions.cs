using Opik.Storage;

namespace Opik.Server.Features.Projects;

/// <summary>Deletion over all stores.</summary>
internal static class ContentDeletions
{
    /// <summary>Ends the writing to a project whose row is gone; may be repeated.</summary>
    public static async Task CloseProjectAsync(this IEnumerable<IContentDeletion> stores, Scope scope, Guid projectId, CancellationToken cancellationToken)
    {
        foreach (var store in stores)
            await store.CloseProjectAsync(scope, projectId, cancellationToken);
    }
}
