using Opik.Server.Hosting;

namespace Opik.Server.Features.DatasetExpansions;

/// <summary>Synthetic items for datasets, made by a model after the items there are.</summary>
internal sealed class DatasetExpansionsFeature : IFeature
{
    public void AddServices(IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton<ExpansionModel>();
        services.AddSingleton<ExpansionEndpoint>();
    }

    public void Map(IEndpointRouteBuilder api) => api.Post<ExpansionEndpoint>("/v1/private/datasets/{id}/expansions", static (e, http) => e.ExpandAsync(http));
}
