using System.Text.Json.Nodes;
using Opik.Contracts;

namespace Opik.Cli.Commands.Transfer;

/// <summary>Reads the spans of many traces of a project at once.</summary>
internal static class SpansOfTraces
{
    /// <summary>Spans by trace: one read of the range of ids, instead of one read a trace.</summary>
    public static async Task<Dictionary<string, List<JsonObject>>> ReadAsync(ServerApi server, string projectName, IReadOnlyCollection<JsonObject> traces, CancellationToken cancellationToken)
    {
        var spans = traces.ToDictionary(trace => trace.Text("id")!, _ => new List<JsonObject>(), StringComparer.Ordinal);
        var request = new JsonObject { ["project_name"] = projectName, ["truncate"] = false, ["filters"] = Range([.. spans.Keys.Select(Guid.Parse)]) };
        await foreach (var span in server.StreamAsync("v1/private/spans/search", request, 2_000, null, cancellationToken).ConfigureAwait(false))
        {
            if (span.Text("trace_id") is { } id && spans.TryGetValue(id, out var ofTrace))
                ofTrace.Add(span);
        }

        return spans;
    }

    private static JsonArray? Range(Guid[] ids)
    {
        if (!ids.All(UuidV7.Is))
            return null;
        var times = ids.Select(UuidV7.UnixMilliseconds).ToArray();
        // The wire knows only strict bounds.
        return new JsonArray(Bound(">", UuidV7.Floor(Math.Max(0, times.Min() - 1))), Bound("<", UuidV7.Floor(times.Max() + 1)));
    }

    private static JsonObject Bound(string comparison, Guid id) => new() { ["field"] = "trace_id", ["key"] = "", ["type"] = "string", ["operator"] = comparison, ["value"] = $"{id}" };
}
