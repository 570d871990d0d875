using System.Globalization;
using System.Text.Json.Nodes;
using Opik.Cli.Commands.Transfer;
using Opik.Rest;

namespace Opik.Cli.Commands.UsageReport;

/// <summary>Traces, spans, tokens and cost of a project by period.</summary>
internal sealed class ProjectUsage(ServerApi server, UsageRange range, string unit, TimeProvider clock)
{
    private const string OldestFirst = """[{"field":"start_time","direction":"ASC"}]""";
    private readonly SortedDictionary<string, JsonObject> periods = new(StringComparer.Ordinal);

    /// <summary>The project of the report; <c>error</c> says why it has no figures.</summary>
    public static async Task<JsonObject> ReadAsync(ServerApi server, JsonObject project, UsageRange range, string unit, TimeProvider clock, CancellationToken cancellationToken)
    {
        var result = new JsonObject { ["project_id"] = project["id"].Copy(), ["project_name"] = project["name"].Copy() };
        try
        {
            result["metrics_by_unit"] = await new ProjectUsage(server, range, unit, clock).ReadAsync(project, cancellationToken).ConfigureAwait(false);
        }
        catch (OpikApiException failure)
        {
            result["metrics_by_unit"] = new JsonObject();
            result["error"] = failure.Message;
        }

        return result;
    }

    private async Task<JsonObject> ReadAsync(JsonObject project, CancellationToken cancellationToken)
    {
        if (await StartAsync(project, cancellationToken).ConfigureAwait(false) is { } start)
        {
            var id = project.Text("id")!;
            await AddAsync(id, "TRACE_COUNT", start, (period, _, value) => Increase(period, "trace_count", value), cancellationToken).ConfigureAwait(false);
            await AddAsync(id, "SPAN_COUNT", start, (period, _, value) => Increase(period, "span_count", value), cancellationToken).ConfigureAwait(false);
            await AddAsync(id, "COST", start, (period, _, value) => Increase(period, "cost", value), cancellationToken).ConfigureAwait(false);
            await AddAsync(id, "TOKEN_USAGE", start, (period, kind, value) => Increase(period["token_count"]!.AsObject(), kind, value), cancellationToken).ConfigureAwait(false);
        }

        return new JsonObject(periods.Select(period => KeyValuePair.Create(period.Key, (JsonNode?)period.Value)));
    }

    // The first trace, when nobody says where to begin; null: the project has none.
    private async Task<DateTimeOffset?> StartAsync(JsonObject project, CancellationToken cancellationToken)
    {
        if (range.Start is not null)
            return range.Start;
        var path = new QueryString("v1/private/traces").Add("project_id", project.Text("id")).Add("page", 1).Add("size", 1).Add("sorting", OldestFirst).ToString();
        var first = (await server.GetAsync(path, cancellationToken).ConfigureAwait(false)).Objects("content").FirstOrDefault();
        return first is null ? null : Time(first.Text("start_time")!);
    }

    private async Task AddAsync(string projectId, string metric, DateTimeOffset start, Action<JsonObject, string, decimal> add, CancellationToken cancellationToken)
    {
        var request = new JsonObject
        {
            ["metric_type"] = metric,
            ["interval"] = unit == "hour" ? "HOURLY" : "DAILY",
            ["interval_start"] = start.UtcDateTime.ToString("O"),
            ["interval_end"] = (range.End ?? clock.GetUtcNow()).UtcDateTime.ToString("O"),
        };
        var answer = await server.SendAsync(HttpMethod.Post, $"v1/private/projects/{projectId}/metrics", request, cancellationToken).ConfigureAwait(false);
        foreach (var result in OpikRest.Parse(answer, TransferJson.Default.JsonObject).Objects("results"))
        {
            foreach (var point in result.Objects("data"))
            {
                if (point["value"] is JsonValue number && number.TryGetValue<decimal>(out var value) && value != 0)
                    add(Period(UsageUnit.Key(Time(point.Text("time")!), unit)), result.Text("name") ?? "unknown", value);
            }
        }
    }

    private JsonObject Period(string key)
    {
        if (!periods.TryGetValue(key, out var period))
            periods.Add(key, period = new JsonObject { ["trace_count"] = 0m, ["token_count"] = new JsonObject(), ["cost"] = 0m, ["span_count"] = 0m });
        return period;
    }

    private static void Increase(JsonObject counts, string name, decimal value) => counts[name] = (counts[name]?.GetValue<decimal>() ?? 0) + value;

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
