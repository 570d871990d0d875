namespace Opik.Storage;

/// <summary>A dataset found by name.</summary>
/// <param name="Dataset">The dataset.</param>
/// <param name="IsFallback">True when a project was asked for and the dataset is not in it: older clients rely on that.</param>
public sealed record DatasetMatch(Dataset Dataset, bool IsFallback);
