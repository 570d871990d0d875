using Opik.Server.Features.Projects;
using Opik.Storage;

namespace Opik.Server.Features.Datasets.Versions;

/// <summary>New versions of datasets and test suites in the activity feed of their project.</summary>
internal sealed class DatasetVersionActivity(IDatasetVersions versions) : IProjectActivity
{
    public async Task<(IReadOnlyList<ProjectActivityItem> Newest, long Total)> NewestAsync(Scope scope, Guid projectId, int count, CancellationToken cancellationToken)
    {
        var found = await versions.FindNewestAsync(scope, projectId, count, cancellationToken);
        return ([.. found.Content.Select(Item)], found.Total);
    }

    private static ProjectActivityItem Item(DatasetVersionEntry entry) => new(
        entry.Id, entry.Type == DatasetType.EvaluationSuite ? "test_suite_version" : "dataset_version", entry.DatasetName, entry.CreatedAt, entry.CreatedBy, entry.DatasetId);
}
