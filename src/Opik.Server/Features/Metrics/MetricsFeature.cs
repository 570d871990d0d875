using Opik.Server.Hosting;

namespace Opik.Server.Features.Metrics;

/// <summary>Numbers over traces, spans, threads and projects.</summary>
internal sealed class MetricsFeature : IFeature
{
    public void AddServices(IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton<StatsEndpoints>();
        services.AddSingleton<ProjectStatsEndpoint>();
        services.AddSingleton<ProjectMetricEndpoint>();
        services.AddSingleton<KpiCardEndpoint>();
        services.AddHostedService<StatsCatchUpWorker>();
    }

    public void Map(IEndpointRouteBuilder api)
    {
        api.Get<StatsEndpoints>("/v1/private/traces/stats", static (e, http) => e.TracesAsync(http));
        api.Get<StatsEndpoints>("/v1/private/spans/stats", static (e, http) => e.SpansAsync(http));
        api.Get<StatsEndpoints>("/v1/private/traces/threads/stats", static (e, http) => e.ThreadsAsync(http));
        api.Get<ProjectStatsEndpoint>("/v1/private/projects/stats", static (e, http) => e.FindAsync(http));
        api.Post<ProjectMetricEndpoint>("/v1/private/projects/{id}/metrics", static (e, http) => e.GetAsync(http));
        api.Post<KpiCardEndpoint>("/v1/private/projects/{id}/kpi-cards", static (e, http) => e.GetAsync(http));
    }
}
