using Opik.Server.Hosting;

namespace Opik.Server.Features.SimilarRuns;

/// <summary>What other traces of the same name did: the usual steps, good runs to compare with. Ours, see docs/api-extensions.md.</summary>
internal sealed class SimilarRunsFeature : IFeature
{
    public void AddServices(IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton<UsualStepsEndpoint>();
        services.AddSingleton<GoodRunsEndpoint>();
    }

    public void Map(IEndpointRouteBuilder api)
    {
        api.Get<UsualStepsEndpoint>("/v1/private/traces/{id}/usual-steps", static (e, http) => e.GetAsync(http));
        api.Get<UsualStepsEndpoint>("/v1/private/traces/{id}/first-differences", static (e, http) => e.FirstDifferencesAsync(http));
        api.Get<GoodRunsEndpoint>("/v1/private/traces/{id}/good-runs", static (e, http) => e.GetAsync(http));
    }
}
