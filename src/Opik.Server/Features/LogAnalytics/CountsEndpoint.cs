using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Features.Metrics;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.LogAnalytics;

/// <summary>How many threads, traces and spans a range holds, and how many of them failed: the numbers on the tabs of the lists.</summary>
internal sealed class CountsEndpoint(IProjects projects, RowCounts rows)
{
    private static readonly IReadOnlyList<FilterClause> FailedTraces = Failed(FilterFields.Traces);
    private static readonly IReadOnlyList<FilterClause> FailedSpans = Failed(FilterFields.Spans);

    public async Task GetAsync(HttpContext http)
    {
        var (from, to) = http.QueryTimeRange();
        var project = await projects.RequireAsync(http.Scope(), http.RouteId(), null, http.RequestAborted);
        var all = new LogQuery { ProjectId = project, Entity = KpiEntity.Traces, From = from, To = to };
        var spans = all with { Entity = KpiEntity.Spans };
        var counts = await Task.WhenAll(
            CountAsync(http, all with { Entity = KpiEntity.Threads }),
            CountAsync(http, all),
            CountAsync(http, all with { Filters = FailedTraces }),
            CountAsync(http, spans),
            CountAsync(http, spans with { Filters = FailedSpans }));
        await http.WriteJsonAsync(200, counts, static (writer, counts) =>
        {
            Write(writer, "threads"u8, counts[0], failed: null);
            Write(writer, "traces"u8, counts[1], counts[2]);
            Write(writer, "spans"u8, counts[3], counts[4]);
        });
    }

    private static IReadOnlyList<FilterClause> Failed(FilterFieldSet fields) =>
        FilterParser.Parse("""[{"field":"error_info","operator":"is_not_empty","value":""}]""", fields);

    private Task<Page<Guid>> CountAsync(HttpContext http, LogQuery query) => rows.CountAsync(http.Scope(), query, http.RequestAborted);

    private static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> name, Page<Guid> all, Page<Guid>? failed)
    {
        writer.WriteStartObject(name);
        writer.WriteNumber("total"u8, all.Total);
        if (failed is not null)
            writer.WriteNumber("failed"u8, failed.Total);
        writer.WriteBoolean("estimated"u8, all.TotalEstimated || failed?.TotalEstimated is true);
        writer.WriteEndObject();
    }
}
