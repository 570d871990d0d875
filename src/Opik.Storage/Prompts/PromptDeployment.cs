namespace Opik.Storage;

/// <summary>A version that an environment uses.</summary>
/// <param name="PromptId">The prompt.</param>
/// <param name="Environment">Name of the environment.</param>
/// <param name="VersionId">The version.</param>
/// <param name="VersionName"><c>v1</c>, <c>v2</c>, …</param>
/// <param name="AssignedAt">Since when; null: before this was kept.</param>
/// <param name="AssignedBy">Who made it so.</param>
public sealed record PromptDeployment(Guid PromptId, string Environment, Guid VersionId, string? VersionName, DateTime? AssignedAt, string? AssignedBy);
