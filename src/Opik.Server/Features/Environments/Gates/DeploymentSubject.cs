using Opik.Storage;

namespace Opik.Server.Features.Environments.Gates;

/// <summary>What is to be deployed: a version of a prompt, or of the configuration of an agent.</summary>
/// <param name="VersionId">The version, or the blueprint.</param>
/// <param name="VersionName"><c>v1</c>, <c>v2</c>, …</param>
/// <param name="ProjectId">Its project; null: the prompt has none.</param>
/// <param name="PromptId">The prompt; null: it is a blueprint.</param>
internal sealed record DeploymentSubject(Guid VersionId, string? VersionName, Guid? ProjectId, Guid? PromptId)
{
    /// <summary>Whether it is the configuration of an agent.</summary>
    public bool IsBlueprint => PromptId is null;

    public static DeploymentSubject Of(PromptVersion version) => new(version.Id, version.VersionName, version.ProjectId, version.PromptId);

    public static DeploymentSubject Of(AgentBlueprint blueprint) => new(blueprint.Id, blueprint.Name, blueprint.ProjectId, null);

    /// <summary>Whether a suite says anything about it: one of its project, or of the workspace.</summary>
    public bool IsJudgedBy(Dataset suite) => suite.ProjectId is null || ProjectId is null || suite.ProjectId == ProjectId;

    /// <summary>Experiments that ran another version of the same, or this one.</summary>
    public ExperimentQuery Experiments(Guid suite, Guid version) => new()
    {
        DatasetId = suite,
        Types = [ExperimentType.Regular],
        PromptVersionId = IsBlueprint ? null : version,
        BlueprintId = IsBlueprint ? version : null,
    };
}
