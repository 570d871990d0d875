using Opik.Contracts;
using Opik.Server.Features.Metrics;
using Opik.Server.Features.Reading;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Experiments.Comparing;

/// <summary>Experiments of a dataset side by side, one row per dataset item.</summary>
internal sealed class ComparisonEndpoints(IExperimentComparison comparison, ComparisonRequests requests)
{
    public async Task FindAsync(HttpContext http)
    {
        var (page, size) = http.QueryPage();
        var shape = ReadShape.Whole with { Truncate = http.QueryFlag("truncate"), Preview = http.QueryFlag("preview") };
        var query = await requests.ReadAsync(http) with
        {
            Page = page,
            Size = size,
            Previews = shape.Preview,
            Sort = SortParser.Parse(http.QueryText("sorting"), SortFields.DatasetItems),
        };
        var found = await comparison.FindAsync(http.Scope(), query, http.RequestAborted);
        await http.WriteJsonAsync(200, (found, shape), static (writer, answer) =>
        {
            var (comparison, shape) = answer;
            writer.WriteNumber("page"u8, comparison.Page.Number);
            writer.WriteNumber("size"u8, comparison.Page.Content.Count);
            writer.WriteNumber("total"u8, comparison.Page.Total);
            writer.WriteStartArray("content"u8);
            foreach (var item in comparison.Page.Content)
            {
                writer.WriteStartObject();
                ComparedItemJson.Write(writer, item, shape);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            ColumnJson.Write(writer, comparison.Columns, "data");
            ChangeJson.Write(writer, comparison.Counts);
            writer.WriteTextsIfAny("sortable_by"u8, SortFields.DatasetItems.Names);
        });
    }

    public async Task StatsAsync(HttpContext http)
    {
        var stats = await comparison.GetStatsAsync(http.Scope(), await requests.ReadAsync(http), http.RequestAborted);
        await http.WriteJsonAsync(200, StatsItems.OfRuns(stats), StatsJson.Write);
    }

    /// <summary>The experiments in figures against a baseline: the first, unless one is named.</summary>
    public async Task SummaryAsync(HttpContext http)
    {
        await http.WriteJsonAsync(200, await comparison.SummarizeAsync(http.Scope(), await requests.ReadAgainstBaselineAsync(http), http.RequestAborted), SummaryJson.Write);
    }

    public async Task OutputColumnsAsync(HttpContext http)
    {
        var columns = await comparison.GetOutputColumnsAsync(http.Scope(), http.RouteId(), http.QueryIds("experiment_ids"), http.RequestAborted);
        await http.WriteJsonAsync(200, columns, static (writer, columns) => ColumnJson.Write(writer, columns, "output"));
    }
}
