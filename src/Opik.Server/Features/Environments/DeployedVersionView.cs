using Opik.Storage;

namespace Opik.Server.Features.Environments;

/// <summary>A version that an environment was given, as charts draw it.</summary>
/// <param name="At">When.</param>
/// <param name="Environment">Name of the environment then.</param>
/// <param name="VersionId">The version of the prompt, or the blueprint.</param>
/// <param name="VersionNumber"><c>v1</c>, <c>v2</c>, …</param>
/// <param name="By">Who did it.</param>
/// <param name="PromptId">The prompt; null: the configuration of the agent.</param>
/// <param name="PromptName">Its name now.</param>
internal sealed record DeployedVersionView(DateTime At, string Environment, Guid VersionId, string? VersionNumber, string? By, Guid? PromptId, string? PromptName)
{
    public static DeployedVersionView Of(Deployment found) => new(found.At, found.Environment, found.VersionId, found.VersionName, found.By, found.PromptId, found.PromptName);
}
