using Opik.Contracts;
using Opik.Server.Features.Datasets.Items;
using Opik.Server.OpenApi;
using Opik.Storage;

namespace Opik.Server.Features.Datasets.Versions;

/// <summary>A version on the wire.</summary>
internal sealed record DatasetVersionView(
    Guid Id,
    Guid DatasetId,
    string VersionHash,
    IReadOnlyList<string>? Tags,
    bool IsLatest,
    string VersionName,
    long ItemsTotal,
    long ItemsAdded,
    long ItemsModified,
    long ItemsDeleted,
    string? ChangeDescription,
    JsonText? Metadata,
    [property: WrittenAs(typeof(IReadOnlyList<EvaluatorShape>))] JsonText? Evaluators,
    [property: WrittenAs(typeof(ExecutionPolicyShape))] JsonText? ExecutionPolicy,
    DateTime CreatedAt,
    string? CreatedBy,
    DateTime LastUpdatedAt,
    string? LastUpdatedBy)
{
    public static DatasetVersionView Of(DatasetVersion version) => new(
        version.Id,
        version.DatasetId,
        version.Hash,
        version.Tags.Count > 0 ? version.Tags : null,
        version.IsLatest,
        version.Name,
        version.ItemsTotal,
        version.ItemsAdded,
        version.ItemsModified,
        version.ItemsDeleted,
        version.ChangeDescription,
        version.Metadata,
        version.Evaluators,
        version.ExecutionPolicy,
        version.CreatedAt,
        version.CreatedBy,
        version.LastUpdatedAt,
        version.LastUpdatedBy);
}
