using Opik.Contracts;
using Opik.Server.Features.Ingest;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Metrics;

/// <summary>Numbers over what a list with the same parameters shows.</summary>
internal sealed class StatsEndpoints(IProjects projects, IStats stats)
{
    public async Task TracesAsync(HttpContext http)
    {
        var filters = FilterParser.Parse(http.QueryText("filters"), FilterFields.Traces);
        var (from, to) = http.QueryTimeRange();
        var query = new TraceQuery
        {
            ProjectId = await projects.RequireAsync(http),
            Filters = filters,
            Search = http.QueryText("search"),
            FromTime = from,
            ToTime = to,
            AnnotationQueueId = http.QueryId("annotation_queue_id"),
        };
        var numbers = await stats.TracesAsync(http.Scope(), query, http.RequestAborted);
        await http.WriteJsonAsync(200, numbers, static (writer, numbers) => StatsJson.Write(writer, StatsItems.OfTraces(numbers)));
    }

    public async Task SpansAsync(HttpContext http)
    {
        SpanType? type = null;
        if (http.QueryText("type") is { } name)
            type = WireNames.ParseSpanType(name) ?? throw ApiException.BadRequest($"Invalid type '{name}'");
        var filters = FilterParser.Parse(http.QueryText("filters"), FilterFields.Spans);
        var (from, to) = http.QueryTimeRange();
        var query = new SpanQuery
        {
            ProjectId = await projects.RequireAsync(http),
            TraceId = http.QueryId("trace_id"),
            Type = type,
            Filters = filters,
            Search = http.QueryText("search"),
            FromTime = from,
            ToTime = to,
        };
        var numbers = await stats.SpansAsync(http.Scope(), query, http.RequestAborted);
        await http.WriteJsonAsync(200, numbers, static (writer, numbers) => StatsJson.Write(writer, StatsItems.OfSpans(numbers)));
    }

    public async Task ThreadsAsync(HttpContext http)
    {
        var filters = FilterParser.Parse(http.QueryText("filters"), FilterFields.Threads);
        var (from, to) = http.QueryTimeRange();
        var query = new ThreadQuery
        {
            ProjectId = await projects.RequireAsync(http),
            Filters = filters,
            Search = http.QueryText("search"),
            FromTime = from,
            ToTime = to,
            AnnotationQueueId = http.QueryId("annotation_queue_id"),
        };
        var numbers = await stats.ThreadsAsync(http.Scope(), query, http.RequestAborted);
        await http.WriteJsonAsync(200, numbers, static (writer, numbers) => StatsJson.Write(writer, StatsItems.OfThreads(numbers)));
    }
}
