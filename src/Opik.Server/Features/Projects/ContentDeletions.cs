using Opik.Storage;

namespace Opik.Server.Features.Projects;

/// <summary>Deletion over all stores.</summary>
internal static class ContentDeletions
{
    /// <summary>Lists that a deletion changes.</summary>
    public static IReadOnlyList<string> Lists { get; } = ["projects", "datasets", "experiments", "prompts", "dashboards", "annotation-queues", "automations"];

    /// <summary>Ends the writing to a project; may be repeated.</summary>
    public static async Task CloseProjectAsync(this IEnumerable<IContentDeletion> stores, Scope scope, Guid projectId, CancellationToken cancellationToken)
    {
        foreach (var store in stores)
            await store.CloseProjectAsync(scope, projectId, cancellationToken);
    }
}
