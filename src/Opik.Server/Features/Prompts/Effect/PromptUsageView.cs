using Opik.Storage;

namespace Opik.Server.Features.Prompts.Effect;

/// <summary>Where a prompt runs and when it was last used, on the wire.</summary>
internal sealed record PromptUsageView(Guid PromptId, DateTime? LastUsedAt, IReadOnlyList<PromptUsageView.Deployment> Environments)
{
    /// <summary>What an environment uses.</summary>
    internal sealed record Deployment(string Environment, Guid VersionId, string? VersionNumber, DateTime? AssignedAt, string? AssignedBy)
    {
        public static Deployment Of(PromptDeployment deployment) =>
            new(deployment.Environment, deployment.VersionId, deployment.VersionName, deployment.AssignedAt, deployment.AssignedBy);
    }
}
