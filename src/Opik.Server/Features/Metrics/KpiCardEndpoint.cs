using System.Text.Json;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Metrics;

/// <summary>Key figures of a project beside those of the period before.</summary>
internal sealed class KpiCardEndpoint(RequestBody body, IProjects projects, IKpiCards cards, TimeProvider clock)
{
    public async Task GetAsync(HttpContext http)
    {
        var id = http.RouteId();
        var query = (await body.ReadDtoAsync<KpiCardBody>(http)).ToQuery(id, clock.GetUtcNow().UtcDateTime);
        await projects.RequireAsync(http.Scope(), id, null, http.RequestAborted);
        var answer = await cards.GetAsync(http.Scope(), query, http.RequestAborted);
        await http.WriteJsonAsync(200, answer, static (writer, answer) =>
        {
            writer.WriteStartArray("stats"u8);
            Write(writer, "count", answer.Current.Count, answer.Previous?.Count);
            Write(writer, "errors", answer.Current.ErrorRate, answer.Previous?.ErrorRate);
            Write(writer, "avg_duration", answer.Current.AverageDuration, answer.Previous?.AverageDuration);
            Write(writer, "total_cost", answer.Current.TotalCost, answer.Previous?.TotalCost);
            writer.WriteEndArray();
        });
    }

    // A card without a value says null: unlike elsewhere the members are always there.
    private static void Write(Utf8JsonWriter writer, string type, double? current, double? previous)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, type);
        WriteNumber(writer, "current_value", current);
        WriteNumber(writer, "previous_value", previous);
        writer.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter writer, string name, double? value)
    {
        if (value is { } number)
            writer.WriteNumber(name, number);
        else
            writer.WriteNull(name);
    }
}
