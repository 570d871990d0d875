namespace Opik.Storage;

/// <summary>What lies between two versions.</summary>
/// <param name="From">The version started from.</param>
/// <param name="To">The version compared with it; null: the draft, which is the latest version itself.</param>
/// <param name="Added">Items that only the second has.</param>
/// <param name="Modified">Items that differ.</param>
/// <param name="Deleted">Items that only the first has.</param>
/// <param name="Unchanged">Items that are the same.</param>
public sealed record DatasetVersionDiff(DatasetVersion From, DatasetVersion? To, long Added, long Modified, long Deleted, long Unchanged);
