using Opik.Storage;

namespace Opik.Server.Features.Environments;

/// <summary>How much an environment is used, and what it runs.</summary>
/// <param name="Id">The environment.</param>
/// <param name="Name">Its name.</param>
/// <param name="Traces">Traces of all projects that name it, in the range.</param>
/// <param name="Deployments">Prompts and agents of which it has a version.</param>
/// <param name="Latest">The version that it was given last; null: none.</param>
/// <param name="ProjectId">Project of that prompt or agent; null also when the prompt has none.</param>
internal sealed record EnvironmentUsageView(Guid Id, string Name, long Traces, long Deployments, DeployedVersionView? Latest, Guid? ProjectId)
{
    public static EnvironmentUsageView Of(DeploymentEnvironment environment, EnvironmentTraffic traffic, EnvironmentDeployment? current) => new(
        environment.Id, environment.Name, traffic.Traces.GetValueOrDefault(environment.Name), current?.Count ?? 0,
        current is null ? null : DeployedVersionView.Of(current.Latest), current?.ProjectId);
}
