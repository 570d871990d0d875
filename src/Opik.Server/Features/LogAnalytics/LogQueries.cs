using Opik.Contracts;
using Opik.Server.Features.Metrics;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Server.OpenApi;
using Opik.Storage;

namespace Opik.Server.Features.LogAnalytics;

/// <summary>Reads what the routes share: <c>entity_type</c>, <c>filters</c>, <c>search</c>, <c>from_time</c>, <c>to_time</c>, as lists take them.</summary>
internal sealed class LogQueries(IProjects projects)
{
    private const int MaxSearch = 10_000;

    /// <summary>What <see cref="ReadAsync"/> reads.</summary>
    public static QueryParameter[] Parameters { get; } = [Query.OneOf("entity_type", "traces", "spans", "threads"), Query.Filters, Query.Text("search", "A text anywhere in a row."), .. Query.TimeRange];

    /// <summary>The query of a request: 404 for an unknown project, 400 for anything that lists refuse too.</summary>
    public async Task<LogQuery> ReadAsync(HttpContext http)
    {
        var entity = Entity(http.QueryText("entity_type"));
        var (from, to) = http.QueryTimeRange();
        return new LogQuery
        {
            ProjectId = await projects.RequireAsync(http.Scope(), http.RouteId(), null, http.RequestAborted),
            Entity = entity,
            Filters = FilterParser.Parse(http.QueryText("filters"), Fields(entity)),
            Search = Search(http.QueryText("search")),
            From = from,
            To = to,
        };
    }

    /// <summary>Traces when nothing is said.</summary>
    public static KpiEntity Entity(string? name) => name is null ? KpiEntity.Traces : MetricNames.Parse<KpiEntity>("entity_type", name, lower: true);

    /// <summary>The fields that filters may name.</summary>
    public static FilterFieldSet Fields(KpiEntity entity) => entity switch
    {
        KpiEntity.Traces => FilterFields.Traces,
        KpiEntity.Spans => FilterFields.Spans,
        _ => FilterFields.Threads,
    };

    /// <summary>400 unless the range begins before it ends.</summary>
    public static void CheckRange(DateTime? from, DateTime? to)
    {
        if (from is { } start && !Instants.IsInRange(start) || to is { } end && !Instants.IsInRange(end))
            throw ApiException.BadRequest("from_time and to_time must lie between 1970 and 9999");
        if (from >= to)
            throw ApiException.BadRequest("Parameter 'from_time' must be before 'to_time'");
    }

    /// <summary>A free text of bounded length.</summary>
    public static string? Search(string? text) =>
        text?.Length > MaxSearch ? throw ApiException.BadRequest($"search must have at most {MaxSearch} characters") : text;
}
