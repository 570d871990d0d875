using System.Text.Json;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.LogAnalytics;

/// <summary>What distinguishes a part of a list from the rest.</summary>
internal sealed class DifferencesEndpoint(RequestBody body, IProjects projects, ILogDifferences differences)
{
    public async Task CompareAsync(HttpContext http)
    {
        var asked = await body.ReadDtoAsync<DifferencesBody>(http);
        var selection = asked.ToSelection(http.RouteId());
        var limit = asked.Values;
        await projects.RequireAsync(http.Scope(), selection.Logs.ProjectId, null, http.RequestAborted);
        var found = await differences.CompareAsync(http.Scope(), selection, limit, http.RequestAborted);
        await http.WriteJsonAsync(200, found, static (writer, found) =>
        {
            writer.WriteNumber("selected_rows"u8, found.Selected);
            writer.WriteNumber("rest_rows"u8, found.Rest);
            writer.WriteNumber("compared"u8, found.Compared);
            writer.WriteBoolean("sampled"u8, found.Sampled);
            writer.WriteStartArray("values"u8);
            foreach (var value in found.Values)
                Write(writer, value);
            writer.WriteEndArray();
        });
    }

    private static void Write(Utf8JsonWriter writer, LogDifference value)
    {
        writer.WriteStartObject();
        writer.WriteString("field"u8, value.Field);
        if (value.Key is { } key)
            writer.WriteString("key"u8, key);
        writer.WriteString("value"u8, value.Value);
        writer.WriteNumber("selected"u8, value.Selected);
        writer.WriteNumber("rest"u8, value.Rest);
        writer.WriteNumber("lift"u8, value.Lift);
        writer.WriteNumber("p"u8, value.P);
        writer.WriteEndObject();
    }
}
