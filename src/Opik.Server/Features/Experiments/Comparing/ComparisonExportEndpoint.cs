using System.Net.Mime;
using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Features.Reading;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Experiments.Comparing;

/// <summary>
/// All items of a comparison that match, as a file: CSV with a line for each run, or JSON lines with the items as pages have
/// them. It is sent while it is read, so that its size is not held in memory.
/// </summary>
internal sealed class ComparisonExportEndpoint(IExperimentComparison comparison, IExperiments experiments, ComparisonRequests requests)
{
    private const int PageSize = 500;

    public async Task GetAsync(HttpContext http)
    {
        var format = http.QueryText("format") ?? "csv";
        if (format is not ("csv" or "jsonl"))
            throw ApiException.BadRequest($"Invalid query param format '{format}': csv or jsonl");
        var query = await requests.ReadAsync(http) with { Size = PageSize, Sort = SortParser.Parse(http.QueryText("sorting"), SortFields.DatasetItems) };
        // The first page is read before anything is sent: a dataset that nobody knows is still a 404.
        var first = await comparison.FindAsync(http.Scope(), query, http.RequestAborted);
        http.Response.ContentType = format == "csv" ? "text/csv; charset=utf-8" : "application/x-ndjson";
        http.Response.Headers.ContentDisposition = new ContentDisposition { FileName = $"comparison.{format}" }.ToString();
        if (format == "csv")
            await WriteCsvAsync(http, query, first);
        else
            await WriteLinesAsync(http, query, first);
    }

    private async Task WriteLinesAsync(HttpContext http, ComparisonQuery query, Comparison page)
    {
        for (; page.Page.Content.Count > 0; page = await NextAsync(http, query, page))
        {
            using var buffer = new PooledBuffer();
            foreach (var item in page.Page.Content)
            {
                using (var writer = new Utf8JsonWriter(buffer, WireJson.Writer))
                {
                    writer.WriteStartObject();
                    ComparedItemJson.Write(writer, item, ReadShape.Whole);
                    writer.WriteEndObject();
                }

                buffer.GetSpan(1)[0] = (byte)'\n';
                buffer.Advance(1);
            }

            await http.Response.Body.WriteAsync(buffer.WrittenMemory, http.RequestAborted);
        }
    }

    private async Task WriteCsvAsync(HttpContext http, ComparisonQuery query, Comparison page)
    {
        var scope = http.Scope();
        var named = await experiments.FindAsync(scope, new ExperimentQuery { Ids = query.ExperimentIds, Size = query.ExperimentIds.Count }, http.RequestAborted);
        var summary = await comparison.SummarizeAsync(
            scope,
            query with { Changes = query.Changes ?? new ChangeQuery { BaselineId = query.ExperimentIds[0], Metric = new ComparedMetric(MetricKind.Duration) } },
            http.RequestAborted);
        await using var csv = new ComparisonCsv(
            http.Response.Body,
            [.. page.Columns.Select(column => column.Name)],
            [.. summary.Metrics.Where(metric => metric.Metric.Kind == MetricKind.Score).Select(metric => metric.Metric.Name)],
            [.. summary.Metrics.Where(metric => metric.Metric.Kind == MetricKind.Assertion).Select(metric => metric.Metric.Name)],
            named.Content.ToDictionary(view => view.Experiment.Id, view => view.Experiment.Name));
        await csv.BeginAsync(query.Changes is not null);
        for (; page.Page.Content.Count > 0; page = await NextAsync(http, query, page))
        {
            foreach (var item in page.Page.Content)
                await csv.WriteAsync(item);
        }
    }

    private Task<Comparison> NextAsync(HttpContext http, ComparisonQuery query, Comparison page) =>
        comparison.FindAsync(http.Scope(), query with { Page = page.Page.Number + 1 }, http.RequestAborted);
}
