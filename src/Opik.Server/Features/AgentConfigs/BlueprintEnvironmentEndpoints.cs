using Opik.Server.Features.Ingest;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.AgentConfigs;

/// <summary>Which environment uses which blueprint. Their names need not be known as environments of traces.</summary>
internal sealed class BlueprintEnvironmentEndpoints(RequestBody body, IAgentConfigs configs)
{
    public async Task AssignAsync(HttpContext http)
    {
        var request = await body.ReadDtoAsync<AssignEnvironmentsBody>(http);
        var blueprints = request.ToBlueprints();
        await configs.AssignAsync(http.Scope(), request.ProjectId!.Value, blueprints, http.RequestAborted);
        await http.NoContentAsync();
    }

    public async Task AssignByNameAsync(HttpContext http)
    {
        var (projectId, environment) = (http.RouteId("projectId"), http.RouteText("environment"));
        var name = (await body.ReadDtoAsync<BlueprintNameBody>(http)).BlueprintName;
        var violations = new Violations();
        violations.CheckNotBlank(string.Empty, "blueprintName", name);
        violations.CheckNotBlank(string.Empty, "envName", environment);
        violations.CheckLength(string.Empty, "envName", environment, AssignEnvironmentsBody.NameLength);
        violations.ThrowIfAny();
        var pin = new AgentBlueprintPin(Number: BlueprintReadEndpoints.NumberOf(name!));
        var blueprint = await configs.GetAsync(http.Scope(), projectId, pin, null, http.RequestAborted) ?? throw ApiException.NotFound($"Blueprint '{name}' not found");
        await configs.AssignAsync(http.Scope(), projectId, new Dictionary<string, Guid> { [environment] = blueprint.Id }, http.RequestAborted);
        await http.NoContentAsync();
    }

    public async Task UnassignAsync(HttpContext http)
    {
        await configs.UnassignAsync(http.Scope(), http.RouteId("projectId"), http.RouteText("environment"), http.RequestAborted);
        await http.NoContentAsync();
    }
}
