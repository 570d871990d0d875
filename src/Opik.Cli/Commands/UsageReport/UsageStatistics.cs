using System.Text.Json.Nodes;
using Opik.Cli.Commands.Transfer;

namespace Opik.Cli.Commands.UsageReport;

/// <summary>Sums over a report.</summary>
internal static class UsageStatistics
{
    /// <summary>The sums.</summary>
    public static JsonObject Of(JsonObject data)
    {
        var periods = data.Objects("projects").SelectMany(Periods).ToList();
        return new JsonObject
        {
            ["workspace"] = data["workspace"].Copy(),
            ["extraction_date"] = data["extraction_date"].Copy(),
            ["date_range"] = data["date_range"].Copy(),
            ["unit"] = data["unit"].Copy(),
            ["total_projects"] = data.Objects("projects").Count(),
            ["projects_with_data"] = data.Objects("projects").Count(project => Periods(project).Any()),
            ["total_experiments"] = (data["experiments_by_unit"] as JsonObject ?? []).Sum(count => Number(count.Value)),
            ["total_datasets"] = Number(data["total_datasets"]),
            ["total_traces"] = periods.Sum(period => Number(period.Value["trace_count"])),
            ["total_spans"] = periods.Sum(period => Number(period.Value["span_count"])),
            ["total_tokens"] = periods.Sum(period => Tokens(period.Value)),
            ["total_cost"] = periods.Sum(period => Number(period.Value["cost"])),
            ["periods_with_data"] = periods.Select(period => period.Key).Distinct(StringComparer.Ordinal).Count(),
        };
    }

    /// <summary>Figures of a project by period.</summary>
    public static IEnumerable<(string Key, JsonObject Value)> Periods(JsonObject project) =>
        (project["metrics_by_unit"] as JsonObject ?? []).Where(period => period.Value is JsonObject).Select(period => (period.Key, period.Value!.AsObject()));

    /// <summary>Tokens of a period: their total, where the server counts one, else the sum of its parts.</summary>
    public static decimal Tokens(JsonObject period) => period["token_count"] switch
    {
        JsonObject kinds when kinds["total_tokens"] is { } total => Number(total),
        // "original_usage." repeats what the other keys say.
        JsonObject kinds => kinds.Where(kind => !kind.Key.StartsWith("original_usage.", StringComparison.Ordinal)).Sum(kind => Number(kind.Value)),
        var number => Number(number),
    };

    /// <summary>A number; 0 for anything else.</summary>
    public static decimal Number(JsonNode? node) => node is JsonValue value && (value.TryGetValue<decimal>(out var number) || (value.TryGetValue<int>(out var whole) && (number = whole) == whole)) ? number : 0;
}
