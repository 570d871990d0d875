using Opik.Server.Hosting;

namespace Opik.Server.Features.AgentConfigs;

/// <summary>Agent configuration blueprints.</summary>
internal sealed class AgentConfigsFeature : IFeature
{
    private const string Root = "/v1/private/agent-configs/blueprints";

    public void AddServices(IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton<BlueprintWriteEndpoints>();
        services.AddSingleton<BlueprintReadEndpoints>();
        services.AddSingleton<BlueprintEnvironmentEndpoints>();
    }

    public void Map(IEndpointRouteBuilder api)
    {
        api.Post<BlueprintWriteEndpoints>(Root, static (e, http) => e.CreateAsync(http));
        api.Patch<BlueprintWriteEndpoints>(Root, static (e, http) => e.AddAsync(http));
        api.Post<BlueprintWriteEndpoints>(Root + "/projects/{projectId}/masks/{maskId}", static (e, http) => e.ApplyMaskAsync(http));
        api.Post<BlueprintWriteEndpoints>(Root + "/remove-keys", static (e, http) => e.RemoveKeysAsync(http));

        api.Get<BlueprintReadEndpoints>(Root + "/{id}", static (e, http) => e.GetAsync(http));
        api.Get<BlueprintReadEndpoints>(Root + "/{id}/deltas", static (e, http) => e.GetDeltaAsync(http));
        api.Get<BlueprintReadEndpoints>(Root + "/latest/projects/{projectId}", static (e, http) => e.GetLatestAsync(http));
        api.Get<BlueprintReadEndpoints>(Root + "/projects/{projectId}/names/{name}", static (e, http) => e.GetByNameAsync(http));
        api.Get<BlueprintReadEndpoints>(Root + "/environments/{environment}/projects/{projectId}", static (e, http) => e.GetByEnvironmentAsync(http));
        api.Get<BlueprintReadEndpoints>(Root + "/history/projects/{projectId}", static (e, http) => e.FindAsync(http));

        api.Post<BlueprintEnvironmentEndpoints>(Root + "/environments", static (e, http) => e.AssignAsync(http));
        api.Put<BlueprintEnvironmentEndpoints>(Root + "/environments/{environment}/projects/{projectId}", static (e, http) => e.AssignByNameAsync(http));
        api.Delete<BlueprintEnvironmentEndpoints>(Root + "/environments/{environment}/projects/{projectId}", static (e, http) => e.UnassignAsync(http));
    }
}
