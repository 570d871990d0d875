using Opik.Server.Hosting;
using Opik.Server.OpenApi;

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
        services.AddSingleton<RowCounts>();
        services.AddSingleton<CountsEndpoint>();
        services.AddSingleton<PartsEndpoint>();
        services.AddSingleton<SeriesEndpoint>();
    }

    public void Map(IEndpointRouteBuilder api)
    {
        api.Get<HistogramEndpoint>("/v1/private/projects/{id}/logs/histogram", static (e, http) => e.GetAsync(http))
            .Says("Numbers of rows by interval").Gives<LogHistogramShape>()
            .Asks([Query.Number("max_intervals"), .. LogQueries.Parameters]);
        api.Get<FiguresEndpoint>("/v1/private/projects/{id}/logs/figures", static (e, http) => e.GetAsync(http))
            .Says("Key figures beside those of the range before").Gives<LogFiguresShape>()
            .Asks(LogQueries.Parameters);
        api.Get<CountsEndpoint>("/v1/private/projects/{id}/logs/counts", static (e, http) => e.GetAsync(http))
            .Says("How many threads, traces and spans a range holds").Gives<LogCountsShape>()
            .Asks(Query.TimeRange);
        api.Get<ValuesEndpoint>("/v1/private/projects/{id}/logs/values", static (e, http) => e.GetAsync(http))
            .Says("Values of a field with their counts").Gives<LogValuesShape>()
            .Asks([Query.Number("limit"), Query.Text("field"), Query.Text("key"), Query.Text("prefix"), .. LogQueries.Parameters]);
        api.Get<PartsEndpoint>("/v1/private/projects/{id}/logs/parts", static (e, http) => e.GetAsync(http))
            .Says("What the list would have without each part of its filter").Gives<LogPartsShape>()
            .Asks(LogQueries.Parameters);
        api.Post<PercentilesEndpoint>("/v1/private/projects/{id}/logs/percentiles", static (e, http) => e.ByNameAsync(http))
            .Says("Percentiles by name of the runs").Takes<PercentilesBody>().Gives<LogPercentilesShape>();
        api.Post<PercentilesEndpoint>("/v1/private/projects/{id}/logs/distribution", static (e, http) => e.DistributionAsync(http))
            .Says("Where one run lies among those of its name").Takes<DistributionBody>().Gives<LogDistributionShape>();
        api.Post<SeriesEndpoint>("/v1/private/projects/{id}/logs/series", static (e, http) => e.GetAsync(http))
            .Says("Measures by time and group: what charts draw").Takes<SeriesBody>().Gives<LogSeriesShape>();
        api.Post<DifferencesEndpoint>("/v1/private/projects/{id}/logs/differences", static (e, http) => e.CompareAsync(http))
            .Says("What distinguishes a part of a list from the rest").Takes<DifferencesBody>().Gives<LogDifferencesShape>();
    }
}
