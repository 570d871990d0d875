using Opik.Server.Features.Projects;
using Opik.Storage;

namespace Opik.Server.Features.Optimizations;

/// <summary>New optimizations in the activity feed of their project.</summary>
internal sealed class OptimizationActivity(IOptimizations optimizations) : IProjectActivity
{
    public async Task<(IReadOnlyList<ProjectActivityItem> Newest, long Total)> NewestAsync(Scope scope, Guid projectId, int count, CancellationToken cancellationToken)
    {
        var found = await optimizations.FindAsync(scope, new OptimizationQuery { ProjectId = projectId, Size = count }, cancellationToken);
        return ([.. found.Content.Select(view => Item(view.Optimization))], found.Total);
    }

    private static ProjectActivityItem Item(Optimization optimization) =>
        new(optimization.Id, "optimization", optimization.Name, optimization.CreatedAt, optimization.CreatedBy, optimization.DatasetId);
}
