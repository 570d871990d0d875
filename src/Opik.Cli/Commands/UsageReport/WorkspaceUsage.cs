using System.Globalization;
using System.Text.Json.Nodes;
using Opik.Cli.Commands.Transfer;
using Opik.Rest;

namespace Opik.Cli.Commands.UsageReport;

/// <summary>Reads the figures of a workspace, in the form of the official tool's file.</summary>
internal static class WorkspaceUsage
{
    /// <summary>The report.</summary>
    public static async Task<JsonObject> ReadAsync(ServerApi server, string workspace, UsageRange range, string unit, TransferReport report, TimeProvider clock, CancellationToken cancellationToken)
    {
        var projects = new List<JsonObject>();
        await foreach (var project in server.ListAsync(new QueryString("v1/private/projects"), cancellationToken).ConfigureAwait(false))
            projects.Add(project);
        var figures = new JsonArray();
        foreach (var project in projects)
        {
            var usage = await ProjectUsage.ReadAsync(server, project, range, unit, clock, cancellationToken).ConfigureAwait(false);
            if (usage.Text("error") is { } error)
                report.Warn($"The project '{project.Text("name")}' has no figures in the report: {error}");
            figures.Add((JsonNode)usage);
            report.Progress($"Projects of {workspace}", figures.Count, projects.Count);
        }

        var (datasets, datasetCount) = await CreatedAsync(server, new QueryString("v1/private/datasets"), range, unit, cancellationToken).ConfigureAwait(false);
        var (experiments, _) = await CreatedAsync(server, new QueryString("v1/private/experiments").Add("types", """["regular"]"""), range, unit, cancellationToken).ConfigureAwait(false);
        var data = new JsonObject
        {
            ["workspace"] = workspace,
            ["extraction_date"] = Written(clock.GetUtcNow()),
            ["date_range"] = new JsonObject { ["start"] = range.Start is { } start ? Written(start) : null, ["end"] = range.End is { } end ? Written(end) : null },
            ["unit"] = unit,
            ["experiments_by_unit"] = experiments,
            ["datasets_by_unit"] = datasets,
            ["total_datasets"] = datasetCount,
            ["projects"] = figures,
        };
        data["statistics"] = UsageStatistics.Of(data);
        return data;
    }

    private static async Task<(JsonObject ByUnit, int Count)> CreatedAsync(ServerApi server, QueryString list, UsageRange range, string unit, CancellationToken cancellationToken)
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var total = 0;
        await foreach (var entity in server.ListAsync(list, cancellationToken).ConfigureAwait(false))
        {
            total++;
            var created = DateTimeOffset.Parse(entity.Text("created_at")!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
            if (range.Contains(created))
                counts[UsageUnit.Key(created, unit)] = counts.GetValueOrDefault(UsageUnit.Key(created, unit)) + 1;
        }

        return (new JsonObject(counts.Select(count => KeyValuePair.Create(count.Key, (JsonNode?)count.Value))), total);
    }

    private static string Written(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
