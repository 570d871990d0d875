using Opik.Server.Features.Datasets.Versions;
using Opik.Storage;

namespace Opik.Server.Features.Datasets.Drafts;

/// <summary>A draft on the wire.</summary>
internal sealed record DraftView(
    Guid DatasetId,
    DatasetVersionView? BaseVersion,
    DatasetVersionView? LatestVersion,
    string NextVersionName,
    int ItemsAdded,
    int ItemsModified,
    int ItemsDeleted,
    long ItemsTotal,
    int Conflicts,
    long Bytes,
    DateTime? CreatedAt,
    DateTime? LastUpdatedAt)
{
    public static DraftView Of(DatasetDraft draft) => new(
        draft.DatasetId,
        draft.Base is { } start ? DatasetVersionView.Of(start) : null,
        draft.Latest is { } latest ? DatasetVersionView.Of(latest) : null,
        $"v{(draft.Latest?.Number ?? 0) + 1}",
        draft.Added,
        draft.Changed,
        draft.Deleted,
        draft.ItemsTotal,
        draft.Conflicts,
        draft.Bytes,
        draft.CreatedAt,
        draft.LastUpdatedAt);
}
