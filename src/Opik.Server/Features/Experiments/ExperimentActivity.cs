using Opik.Server.Features.Projects;
using Opik.Storage;

namespace Opik.Server.Features.Experiments;

/// <summary>New experiments in the activity feed of their project; what they open is the comparison on their dataset.</summary>
internal sealed class ExperimentActivity(IExperiments experiments) : IProjectActivity
{
    public async Task<(IReadOnlyList<ProjectActivityItem> Newest, long Total)> NewestAsync(Scope scope, Guid projectId, int count, CancellationToken cancellationToken)
    {
        var found = await experiments.FindAsync(scope, new ExperimentQuery { ProjectIds = [projectId], Size = count }, cancellationToken);
        return ([.. found.Content.Select(view => Item(view.Experiment))], found.Total);
    }

    private static ProjectActivityItem Item(Experiment experiment) =>
        new(experiment.Id, "experiment", experiment.Name, experiment.CreatedAt, experiment.CreatedBy, experiment.DatasetId);
}
