using Opik.Server.Hosting;

namespace Opik.Server.Features.LogAnalytics;

/// <summary>Numbers beside the lists of threads, traces and spans: histogram, key figures, values of fields, what differs. Ours, see docs/api-extensions.md.</summary>
internal sealed class LogAnalyticsFeature : IFeature
{
    public void AddServices(IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton<LogQueries>();
        services.AddSingleton<HistogramEndpoint>();
        services.AddSingleton<FiguresEndpoint>();
    }

    public void Map(IEndpointRouteBuilder api)
    {
        api.Get<HistogramEndpoint>("/v1/private/projects/{id}/logs/histogram", static (e, http) => e.GetAsync(http));
        api.Get<FiguresEndpoint>("/v1/private/projects/{id}/logs/figures", static (e, http) => e.GetAsync(http));
    }
}
