using Opik.Server.Features.Ingest;
using Opik.Server.Hosting;
using Opik.Server.Hosting.Json;
using Opik.Server.OpenApi;

namespace Opik.Server.Features.Environments;

/// <summary>Environments of a workspace.</summary>
internal sealed class EnvironmentsFeature : IFeature
{
    private const string Root = "/v1/private/environments";

    public void AddServices(IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton<EnvironmentEndpoints>();
        services.AddSingleton<DeploymentEndpoint>();
        services.AddSingleton<EnvironmentUsageEndpoint>();
    }

    public void Map(IEndpointRouteBuilder api)
    {
        api.Get<EnvironmentEndpoints>(Root, static (e, http) => e.FindAsync(http))
            .Says("Environments").Gives<PageAnswer<EnvironmentView>>();
        api.Post<EnvironmentEndpoints>(Root, static (e, http) => e.CreateAsync(http))
            .Says("Makes an environment").Takes<EnvironmentBody>().GivesCreated();
        api.Post<EnvironmentEndpoints>(Root + "/delete", static (e, http) => e.DeleteAsync(http))
            .Says("Deletes environments").Takes<IdsBody>().GivesNothing();
        api.Get<EnvironmentUsageEndpoint>(Root + "/usage", static (e, http) => e.FindAsync(http))
            .Says("Traffic of the environments and the versions they use").Gives<EnvironmentUsageAnswer>()
            .Asks(Query.TimeRange);
        api.Get<EnvironmentEndpoints>(Root + "/{id}", static (e, http) => e.GetAsync(http))
            .Says("One environment").Gives<EnvironmentView>();
        api.Patch<EnvironmentEndpoints>(Root + "/{id}", static (e, http) => e.UpdateAsync(http))
            .Says("Changes an environment").Takes<EnvironmentBody>().GivesNothing();
        api.Get<DeploymentEndpoint>("/v1/private/projects/{id}/deployments", static (e, http) => e.FindAsync(http))
            .Says("Which versions of prompts and of the agent's configuration environments were given").Gives<ContentAnswer<DeployedVersionView>>()
            .Asks(Query.TimeRange);
    }
}
