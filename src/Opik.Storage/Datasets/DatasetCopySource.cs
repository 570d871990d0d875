namespace Opik.Storage;

/// <summary>A version of another dataset whose items are taken over.</summary>
/// <param name="DatasetId">The dataset.</param>
/// <param name="VersionId">The version.</param>
public sealed record DatasetCopySource(Guid DatasetId, Guid VersionId);
