using Opik.Storage;

namespace Opik.Server.Features.Datasets;

/// <summary>The latest version of a dataset in lists.</summary>
internal sealed record DatasetVersionSummaryView(Guid Id, string VersionHash, string VersionName, string? ChangeDescription, IReadOnlyList<string> Tags)
{
    public static DatasetVersionSummaryView Of(DatasetVersion version) => new(version.Id, version.Hash, version.Name, version.ChangeDescription, version.Tags);
}
