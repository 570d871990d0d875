using Opik.Server.Hosting;

namespace Opik.Server.Features.Redirect;

/// <summary>Links that clients print: they name an entity by id, the page may live elsewhere.</summary>
internal sealed class RedirectFeature : IFeature
{
    private const string Root = "/v1/session/redirect";

    public void AddServices(IServiceCollection services, ServerOptions options) => services.AddSingleton<RedirectEndpoints>();

    public void Map(IEndpointRouteBuilder api)
    {
        api.Get<RedirectEndpoints>(Root + "/projects", static (e, http) => e.TraceAsync(http));
        api.Get<RedirectEndpoints>(Root + "/datasets", static (e, http) => e.DatasetAsync(http));
        api.Get<RedirectEndpoints>(Root + "/experiments", static (e, http) => e.ExperimentAsync(http));
        api.Get<RedirectEndpoints>(Root + "/optimizations", static (e, http) => e.OptimizationAsync(http));
    }
}
