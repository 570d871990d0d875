using Opik.Contracts;
using Opik.Server.Hosting;
using Opik.Server.Hosting.Json;
using Opik.Server.OpenApi;
using Opik.Storage;

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
        api.Get<StatsEndpoints>("/v1/private/traces/stats", static (e, http) => e.TracesAsync(http))
            .Says("Numbers over traces").Gives<StatsShape>()
            .Asks([Query.Filters, Query.Text("search"), Query.Id("annotation_queue_id"), .. Query.TimeRange, .. Query.Project]);
        api.Get<StatsEndpoints>("/v1/private/spans/stats", static (e, http) => e.SpansAsync(http))
            .Says("Numbers over spans").Gives<StatsShape>()
            .Asks([Query.Text("type"), Query.Filters, Query.Id("trace_id"), Query.Text("search"), .. Query.TimeRange, .. Query.Project]);
        api.Get<StatsEndpoints>("/v1/private/traces/threads/stats", static (e, http) => e.ThreadsAsync(http))
            .Says("Numbers over threads").Gives<StatsShape>()
            .Asks([Query.Filters, Query.Text("search"), Query.Id("annotation_queue_id"), .. Query.TimeRange, .. Query.Project]);
        api.Get<ProjectStatsEndpoint>("/v1/private/projects/stats", static (e, http) => e.FindAsync(http))
            .Says("Numbers of projects").Gives<PageAnswer<ProjectSummaryView>>()
            .Asks([.. Query.Page, Query.Filters, Query.Sorting, Query.Name, .. Query.TimeRange]);
        api.Post<ProjectMetricEndpoint>("/v1/private/projects/{id}/metrics", static (e, http) => e.GetAsync(http))
            .Says("A metric of a project over time").Takes<ProjectMetricBody>().Gives<ProjectMetricShape>();
        api.Post<KpiCardEndpoint>("/v1/private/projects/{id}/kpi-cards", static (e, http) => e.GetAsync(http))
            .Says("Key figures of a project beside those of the period before").Takes<KpiCardBody>().Gives<KpiCardsShape>();
    }
}
