using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Opik.Cli.Commands.Transfer;

namespace Opik.Cli.Commands.UsageReport;

/// <summary>The report as one HTML page that needs nothing else; a browser prints it to PDF.</summary>
internal static class UsagePage
{
    private const string Style = """
        body{font:15px/1.5 system-ui,sans-serif;max-width:900px;margin:2rem auto;padding:0 1rem;color:#1c2330}
        h1{margin-bottom:0}h2{margin-top:2.2rem;border-bottom:1px solid #d8dde5}table{border-collapse:collapse;width:100%}
        th,td{text-align:left;padding:.3rem .6rem;border-bottom:1px solid #e6e9ef}td+td,th+th{text-align:right}
        svg{width:100%;height:auto}svg text{font-size:11px;fill:#5a6372}svg line{stroke:#e0e4ea}.none,.sub{color:#5a6372}
        .key{display:inline-block;width:.8em;height:.8em;margin-right:.4em}@media print{h2,svg{break-inside:avoid}}
        """;

    /// <summary>The page.</summary>
    public static string Of(JsonObject data)
    {
        var sums = data["statistics"] as JsonObject ?? UsageStatistics.Of(data);
        var projects = data.Objects("projects").Select(project => (Name: project.Text("project_name") ?? "", Periods: UsageStatistics.Periods(project).ToList()))
            .Where(project => project.Periods.Count > 0).OrderByDescending(project => project.Periods.Sum(period => UsageStatistics.Number(period.Value["trace_count"]))).ThenBy(project => project.Name, StringComparer.Ordinal).ToList();
        var page = new StringBuilder();
        page.Append($"<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Opik usage of {Text(data.Text("workspace"))}</title><style>{Style}</style></head><body>");
        page.Append($"<h1>Opik usage report</h1><p class=\"sub\">Workspace {Text(data.Text("workspace"))}, by {Text(data.Text("unit"))}, made {Text(data.Text("extraction_date"))}</p><table>");
        foreach (var (label, name) in new[] { ("Projects with data", "projects_with_data"), ("Traces", "total_traces"), ("Spans", "total_spans"), ("Tokens", "total_tokens"), ("Cost, USD", "total_cost"), ("Experiments", "total_experiments"), ("Datasets", "total_datasets") })
            page.Append($"<tr><td>{label}</td><td>{UsageChart.Number(UsageStatistics.Number(sums[name]))}</td></tr>");
        page.Append("</table>");
        var keys = projects.SelectMany(project => project.Periods.Select(period => period.Key)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        Chart("Traces", period => UsageStatistics.Number(period["trace_count"]));
        Chart("Spans", period => UsageStatistics.Number(period["span_count"]));
        Chart("Tokens", UsageStatistics.Tokens);
        Chart("Cost, USD", period => UsageStatistics.Number(period["cost"]));
        Counts("Experiments", data["experiments_by_unit"] as JsonObject);
        Counts("Datasets", data["datasets_by_unit"] as JsonObject);
        page.Append("<h2>Projects</h2><table><tr><th>Project</th><th>Traces</th><th>Spans</th><th>Tokens</th><th>Cost, USD</th></tr>");
        foreach (var (place, project) in projects.Index())
        {
            page.Append($"<tr><td><span class=\"key\" style=\"background:{UsageChart.Colour(place)}\"></span>{Text(project.Name)}</td>");
            foreach (var figure in new Func<JsonObject, decimal>[] { period => UsageStatistics.Number(period["trace_count"]), period => UsageStatistics.Number(period["span_count"]), UsageStatistics.Tokens, period => UsageStatistics.Number(period["cost"]) })
                page.Append($"<td>{UsageChart.Number(project.Periods.Sum(period => figure(period.Value)))}</td>");
            page.Append("</tr>");
        }

        return page.Append("</table></body></html>\n").ToString();

        void Chart(string title, Func<JsonObject, decimal> figure) => page.Append($"<h2>{title}</h2>").Append(UsageChart.Draw(
            keys, [.. projects.Select(project => (project.Name, (IReadOnlyDictionary<string, decimal>)project.Periods.ToDictionary(period => period.Key, period => figure(period.Value), StringComparer.Ordinal)))]));

        void Counts(string title, JsonObject? counts) => page.Append($"<h2>{title}</h2>").Append(UsageChart.Draw(
            [.. (counts ?? []).Select(count => count.Key).Order(StringComparer.Ordinal)], [(title, (counts ?? []).ToDictionary(count => count.Key, count => UsageStatistics.Number(count.Value), StringComparer.Ordinal))]));
    }

    private static string Text(string? text) => WebUtility.HtmlEncode(text ?? "");
}
