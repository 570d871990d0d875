namespace Opik.Storage;

/// <summary>That a version was made: an entry of a feed.</summary>
/// <param name="Id">The version.</param>
/// <param name="DatasetId">The dataset.</param>
/// <param name="DatasetName">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="CreatedAt">When.</param>
/// <param name="CreatedBy">By whom.</param>
public sealed record DatasetVersionEntry(Guid Id, Guid DatasetId, string DatasetName, DatasetType Type, DateTime CreatedAt, string? CreatedBy);
