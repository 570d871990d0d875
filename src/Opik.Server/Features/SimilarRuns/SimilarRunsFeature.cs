using Opik.Server.Hosting;
using Opik.Server.OpenApi;

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
        api.Get<UsualStepsEndpoint>("/v1/private/traces/{id}/usual-steps", static (e, http) => e.GetAsync(http))
            .Says("What usually happens in traces of the same name").Gives<UsualStepsShape>()
            .Asks([.. Query.TimeRange, Query.Text("parent", "The step whose steps are wanted; absent: those of the trace.")]);
        api.Get<UsualStepsEndpoint>("/v1/private/traces/{id}/first-differences", static (e, http) => e.FirstDifferencesAsync(http))
            .Says("Where traces of the same name that failed first left the way of good ones").Gives<FirstDifferencesShape>()
            .Asks(Query.TimeRange);
        api.Get<GoodRunsEndpoint>("/v1/private/traces/{id}/good-runs", static (e, http) => e.GetAsync(http))
            .Says("Runs of the same name without an error to compare a trace with").Gives<GoodRunsShape>();
    }
}
