using Opik.Storage;

namespace Opik.Server.Features.Datasets;

/// <summary>A dataset on the wire. The newest experiment and optimization have two names each.</summary>
internal sealed record DatasetView(
    Guid Id,
    string Name,
    Guid? ProjectId,
    DatasetType Type,
    DatasetVisibility Visibility,
    IReadOnlyList<string>? Tags,
    string? Description,
    DateTime CreatedAt,
    string? CreatedBy,
    DateTime LastUpdatedAt,
    string? LastUpdatedBy,
    long ExperimentCount,
    long DatasetItemsCount,
    long OptimizationCount,
    DateTime? MostRecentExperimentAt,
    DateTime? LastCreatedExperimentAt,
    DateTime? MostRecentOptimizationAt,
    DateTime? LastCreatedOptimizationAt,
    DatasetStatus Status,
    DatasetVersionSummaryView? LatestVersion)
{
    public static DatasetView Of(Dataset dataset) => new(
        dataset.Id,
        dataset.Name,
        dataset.ProjectId,
        dataset.Type,
        dataset.IsPublic ? DatasetVisibility.Public : DatasetVisibility.Private,
        dataset.Tags is { Count: > 0 } tags ? tags : null,
        dataset.Description,
        dataset.CreatedAt,
        dataset.CreatedBy,
        dataset.LastUpdatedAt,
        dataset.LastUpdatedBy,
        dataset.ExperimentCount,
        dataset.ItemsCount,
        dataset.OptimizationCount,
        dataset.LastExperimentAt,
        dataset.LastExperimentAt,
        dataset.LastOptimizationAt,
        dataset.LastOptimizationAt,
        dataset.Status,
        dataset.LatestVersion is { } latest ? DatasetVersionSummaryView.Of(latest) : null);
}
