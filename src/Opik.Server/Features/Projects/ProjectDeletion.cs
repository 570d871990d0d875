using Opik.Contracts;
using Opik.Storage;

namespace Opik.Server.Features.Projects;

/// <summary>Deletes projects: the name is free at once, what they held is removed by <see cref="ProjectDeletionJob"/>.</summary>
internal sealed class ProjectDeletion(IProjects projects, IJobs jobs, IEnumerable<IContentDeletion> stores)
{
    /// <summary>Deletes projects; unknown ids are ignored.</summary>
    public async Task DeleteAsync(Scope scope, IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        // The job first: should the server die in between, it deletes the row as well.
        var found = await projects.GetManyAsync(scope, ids, cancellationToken);
        foreach (var project in found)
            await jobs.AddAsync(scope, ProjectDeletionJob.KindName, project.Id, JsonText.Parse("{}"), cancellationToken);
        // Closed while it still has its name: who comes by the name in between is told to come again, and nobody meets rows of a
        // project that is no longer his.
        foreach (var project in found)
            await stores.CloseProjectAsync(scope, project.Id, cancellationToken);
        await projects.DeleteAsync(scope, ids, cancellationToken);
    }
}
