namespace Opik.Storage;

/// <summary>What a client may change of the head of a dataset.</summary>
/// <param name="Name">New name.</param>
/// <param name="Description">New description; null: none.</param>
/// <param name="IsPublic">Visibility; null keeps.</param>
/// <param name="Tags">Tags, replacing those there are; null keeps.</param>
public sealed record DatasetUpdate(string Name, string? Description, bool? IsPublic, IReadOnlyList<string>? Tags);
