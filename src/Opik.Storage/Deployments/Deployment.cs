namespace Opik.Storage;

/// <summary>A version that an environment was given: of a prompt, or of the configuration of a project's agent.</summary>
/// <param name="At">When.</param>
/// <param name="Environment">Name of the environment then.</param>
/// <param name="VersionId">The version, or the blueprint.</param>
/// <param name="VersionName"><c>v1</c>, <c>v2</c>, …; null: a mask, which has no number.</param>
/// <param name="By">Who did it; null: unknown.</param>
/// <param name="PromptId">The prompt; null: the configuration of the agent.</param>
/// <param name="PromptName">Its name now.</param>
public sealed record Deployment(DateTime At, string Environment, Guid VersionId, string? VersionName, string? By, Guid? PromptId, string? PromptName);
