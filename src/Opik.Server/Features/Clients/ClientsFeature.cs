using Opik.Server.Hosting;
using Opik.Server.OpenApi;

namespace Opik.Server.Features.Clients;

/// <summary>Which programs have asked the server lately (docs/api-extensions.md).</summary>
internal sealed class ClientsFeature : IFeature
{
    public void AddServices(IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton<SeenClients>();
        services.AddSingleton<SeenClientsEndpoint>();
    }

    public void Map(IEndpointRouteBuilder api) => api.Get<SeenClientsEndpoint>("/v1/private/clients", static (e, http) => e.FindAsync(http))
            .Says("Programs that asked since the server started").Gives<SeenClientsAnswer>();
}
