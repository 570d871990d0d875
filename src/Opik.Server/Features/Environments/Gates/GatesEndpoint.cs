using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Environments.Gates;

/// <summary>What the suites of an environment say about a version before it is deployed. Ours, see docs/api-extensions.md.</summary>
internal sealed class GatesEndpoint(
    IEnvironments environments, IEnvironmentProtections protections, IPromptVersions versions, IPromptDeployments promptDeployments, IAgentConfigs configs, DeploymentGates gates)
{
    public async Task GetAsync(HttpContext http)
    {
        var (scope, stop) = (http.Scope(), http.RequestAborted);
        var (versionId, blueprintId) = (http.QueryId("prompt_version_id"), http.QueryId("blueprint_id"));
        if (versionId is null == blueprintId is null)
            throw ApiException.BadRequest("One of the query parameters 'prompt_version_id' and 'blueprint_id' is required");
        var environment = await environments.GetAsync(scope, http.RouteId(), stop) ?? throw ApiException.NotFound("Environment not found");
        var subject = versionId is { } version ? await OfPromptAsync(scope, version, stop) : await OfAgentAsync(scope, blueprintId!.Value, stop);
        var current = await CurrentAsync(scope, environment.Name, subject, stop);
        var protection = await protections.GetAsync(scope, environment.Id, stop);
        await http.WriteDtoAsync(200, GatesAnswer.Of(await gates.JudgeAsync(scope, environment, protection, subject, current, stop)));
    }

    private async Task<DeploymentSubject> OfPromptAsync(Scope scope, Guid id, CancellationToken stop) =>
        DeploymentSubject.Of(await versions.GetAsync(scope, id, stop) ?? throw ApiException.NotFound("Prompt version not found"));

    private async Task<DeploymentSubject> OfAgentAsync(Scope scope, Guid id, CancellationToken stop) =>
        DeploymentSubject.Of(await configs.GetAsync(scope, id, null, stop) ?? throw ApiException.NotFound("Blueprint not found"));

    private async Task<DeploymentSubject?> CurrentAsync(Scope scope, string environment, DeploymentSubject subject, CancellationToken stop)
    {
        DeploymentSubject? current;
        if (subject.PromptId is { } prompt)
        {
            var deployed = (await promptDeployments.FindAsync(scope, [prompt], stop)).FirstOrDefault(one => string.Equals(one.Environment, environment, StringComparison.OrdinalIgnoreCase));
            current = deployed is null ? null : new DeploymentSubject(deployed.VersionId, deployed.VersionName, subject.ProjectId, prompt);
        }
        else
        {
            current = await configs.GetAsync(scope, subject.ProjectId!.Value, new AgentBlueprintPin(Environment: environment), null, stop) is { } blueprint ? DeploymentSubject.Of(blueprint) : null;
        }

        return current?.VersionId == subject.VersionId ? null : current;
    }
}
