namespace Opik.Storage;

/// <summary>Change of a prompt.</summary>
/// <param name="Name">New name.</param>
/// <param name="Description">New description; null keeps, the empty text removes.</param>
/// <param name="Tags">New tags; null keeps.</param>
public sealed record PromptPatch(string Name, string? Description, IReadOnlyList<string>? Tags);
