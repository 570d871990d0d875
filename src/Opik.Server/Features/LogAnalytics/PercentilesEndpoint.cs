using System.Text.Json;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.LogAnalytics;

/// <summary>Percentiles by name, and where one run lies among those of its name.</summary>
internal sealed class PercentilesEndpoint(RequestBody body, IProjects projects, ILogPercentiles percentiles)
{
    public async Task ByNameAsync(HttpContext http)
    {
        var query = (await body.ReadDtoAsync<PercentilesBody>(http)).ToQuery(http.RouteId());
        await projects.RequireAsync(http.Scope(), query.ProjectId, null, http.RequestAborted);
        var found = await percentiles.ByNameAsync(http.Scope(), query, http.RequestAborted);
        await http.WriteJsonAsync(200, found, static (writer, found) =>
        {
            writer.WriteStartArray("names"u8);
            foreach (var one in found)
            {
                writer.WriteStartObject();
                writer.WriteString("name"u8, one.Name);
                writer.WriteNumber("count"u8, one.Count);
                writer.WriteNumber("sample"u8, one.Sample);
                Write(writer, "duration"u8, one.Duration);
                Write(writer, "cost"u8, one.Cost);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        });
    }

    public async Task DistributionAsync(HttpContext http)
    {
        var asked = await body.ReadDtoAsync<DistributionBody>(http);
        var query = asked.ToQuery(http.RouteId());
        await projects.RequireAsync(http.Scope(), query.ProjectId, null, http.RequestAborted);
        var found = await percentiles.DistributionAsync(http.Scope(), query, asked.Duration, asked.Cost, http.RequestAborted);
        await http.WriteJsonAsync(200, found, static (writer, found) =>
        {
            writer.WriteNumber("count"u8, found.Count);
            writer.WriteNumber("sample"u8, found.Sample);
            Write(writer, "duration"u8, found.Duration);
            Write(writer, "cost"u8, found.Cost);
        });
    }

    private static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> name, ValueQuantiles? values)
    {
        if (values is null)
            return;
        writer.WriteStartObject(name);
        writer.WriteNumber("p50"u8, values.P50);
        writer.WriteNumber("p95"u8, values.P95);
        writer.WriteNumber("p99"u8, values.P99);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> name, RunDistribution? distribution)
    {
        if (distribution is null)
            return;
        writer.WriteStartObject(name);
        writer.WriteNumber("runs"u8, distribution.Runs);
        if (distribution.Below is { } below)
            writer.WriteNumber("below"u8, below);
        writer.WriteStartArray("bounds"u8);
        foreach (var bound in distribution.Bounds)
            writer.WriteNumberValue(bound);
        writer.WriteEndArray();
        writer.WriteStartArray("counts"u8);
        foreach (var count in distribution.Counts)
            writer.WriteNumberValue(count);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
