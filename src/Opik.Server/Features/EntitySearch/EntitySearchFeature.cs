using Opik.Server.Hosting;
using Opik.Server.OpenApi;

namespace Opik.Server.Features.EntitySearch;

/// <summary>Any entity by its id or name; what the command palette asks (docs/api-extensions.md).</summary>
internal sealed class EntitySearchFeature : IFeature
{
    public void AddServices(IServiceCollection services, ServerOptions options) => services.AddSingleton<EntitySearchEndpoint>();

    public void Map(IEndpointRouteBuilder api) => api.Get<EntitySearchEndpoint>("/v1/private/search", static (e, http) => e.FindAsync(http))
            .Says("Entities of any kind by an id or a part of a name").Gives<EntitySearchAnswer>()
            .Asks(Query.Text("text"), Query.Number("limit"));
}
