using Opik.Storage;

namespace Opik.Server.Features.Datasets.Versions;

/// <summary>A comparison on the wire.</summary>
internal sealed record VersionDiffView(string FromVersion, string ToVersion, VersionDiffCounts Statistics)
{
    private const string Draft = "draft";

    public static VersionDiffView Of(DatasetVersionDiff diff) =>
        new(diff.From.Hash, diff.To?.Hash ?? Draft, new VersionDiffCounts(diff.Added, diff.Modified, diff.Deleted, diff.Unchanged));
}
