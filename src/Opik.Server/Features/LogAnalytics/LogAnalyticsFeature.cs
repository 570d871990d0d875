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
        services.AddSingleton<ValuesEndpoint>();
        services.AddSingleton<PercentilesEndpoint>();
        services.AddSingleton<DifferencesEndpoint>();
        services.AddSingleton<PartsEndpoint>();
        services.AddSingleton<SeriesEndpoint>();
    }

    public void Map(IEndpointRouteBuilder api)
    {
        api.Get<HistogramEndpoint>("/v1/private/projects/{id}/logs/histogram", static (e, http) => e.GetAsync(http));
        api.Get<FiguresEndpoint>("/v1/private/projects/{id}/logs/figures", static (e, http) => e.GetAsync(http));
        api.Get<ValuesEndpoint>("/v1/private/projects/{id}/logs/values", static (e, http) => e.GetAsync(http));
        api.Get<PartsEndpoint>("/v1/private/projects/{id}/logs/parts", static (e, http) => e.GetAsync(http));
        api.Post<PercentilesEndpoint>("/v1/private/projects/{id}/logs/percentiles", static (e, http) => e.ByNameAsync(http));
        api.Post<PercentilesEndpoint>("/v1/private/projects/{id}/logs/distribution", static (e, http) => e.DistributionAsync(http));
        api.Post<SeriesEndpoint>("/v1/private/projects/{id}/logs/series", static (e, http) => e.GetAsync(http));
        api.Post<DifferencesEndpoint>("/v1/private/projects/{id}/logs/differences", static (e, http) => e.CompareAsync(http));
    }
}
