using System.Text.Json;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Metrics;

/// <summary>A metric of a project over time.</summary>
internal sealed class ProjectMetricEndpoint(RequestBody body, IProjects projects, IProjectMetrics metrics, IReportZones zones, TimeProvider clock)
{
    public async Task GetAsync(HttpContext http)
    {
        var id = http.RouteId();
        var query = (await body.ReadDtoAsync<ProjectMetricBody>(http)).ToQuery(id, clock.GetUtcNow().UtcDateTime);
        await projects.RequireAsync(http.Scope(), id, null, http.RequestAborted);
        query = query with { Zone = await zones.GetAsync(http.Scope().WorkspaceId, http.RequestAborted) };
        var series = await metrics.GetAsync(http.Scope(), query, http.RequestAborted);
        await http.WriteJsonAsync(200, (query, series), static (writer, answer) =>
        {
            writer.WriteString("project_id"u8, answer.query.ProjectId);
            writer.WriteString("metric_type"u8, MetricNames.Upper(answer.query.Type));
            writer.WriteString("interval"u8, MetricNames.Upper(answer.query.Interval));
            writer.WriteStartArray("results"u8);
            foreach (var one in answer.series)
                Write(writer, one);
            writer.WriteEndArray();
        });
    }

    private static void Write(Utf8JsonWriter writer, MetricSeries series)
    {
        writer.WriteStartObject();
        writer.WriteString("name"u8, series.Name);
        writer.WriteStartArray("data"u8);
        foreach (var point in series.Points)
        {
            writer.WriteStartObject();
            writer.WriteString("time"u8, Instants.ToText(point.Time));
            if (point.Value is { } value)
                writer.WriteNumber("value"u8, value);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
