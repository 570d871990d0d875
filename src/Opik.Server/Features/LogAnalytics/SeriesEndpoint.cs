using System.Text.Json;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.LogAnalytics;

/// <summary>Measures by time and group: what charts draw.</summary>
internal sealed class SeriesEndpoint(RequestBody body, IProjects projects, ILogSeries series, TimeProvider clock)
{
    public async Task GetAsync(HttpContext http)
    {
        var query = (await body.ReadDtoAsync<SeriesBody>(http)).ToQuery(http.RouteId(), clock.GetUtcNow().UtcDateTime);
        await projects.RequireAsync(http.Scope(), query.Logs.ProjectId, null, http.RequestAborted);
        var found = await series.SeriesAsync(http.Scope(), query, http.RequestAborted);
        await http.WriteJsonAsync(200, found, static (writer, found) =>
        {
            writer.WriteString("start"u8, Instants.ToText(found.Start));
            writer.WriteNumber("step_ms"u8, (long)found.Step.TotalMilliseconds);
            TotalsJson.WritePrecision(writer, found.Precision);
            writer.WriteNumber("groups"u8, found.Groups);
            writer.WriteStartArray("series"u8);
            foreach (var line in found.Lines)
                Write(writer, line);
            writer.WriteEndArray();
        });
    }

    private static void Write(Utf8JsonWriter writer, LogSeriesLine line)
    {
        writer.WriteStartObject();
        writer.WriteString("measure"u8, line.Measure);
        if (line.Group == MetricBreakdown.Others)
            writer.WriteBoolean("others"u8, true);
        else if (line.Group is { } group)
            writer.WriteString("group"u8, group);
        writer.WriteNumber("rows"u8, line.Rows);
        if (line.Total is { } total)
            writer.WriteNumber("total"u8, total);
        writer.WriteStartArray("values"u8);
        foreach (var value in line.Values)
        {
            if (value is { } number)
                writer.WriteNumberValue(number);
            else
                writer.WriteNullValue();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
