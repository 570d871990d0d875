namespace Opik.Server.Features.Datasets.Versions;

/// <summary>Counts of a comparison.</summary>
internal sealed record VersionDiffCounts(long ItemsAdded, long ItemsModified, long ItemsDeleted, long ItemsUnchanged);
