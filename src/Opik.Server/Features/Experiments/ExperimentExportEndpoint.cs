using Microsoft.Net.Http.Headers;
using Opik.Contracts;
using Opik.Server.Features.RowExports;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Experiments;

/// <summary>
/// All experiments of a list as a file, sent while they are read: a CSV line each, with a column for every score and every
/// key of the configurations, or JSON lines as pages have them (docs/api-extensions.md).
/// </summary>
internal sealed class ExperimentExportEndpoint(IExperiments experiments, ExperimentProjects names)
{
    private const int PageSize = 500;

    public async Task GetAsync(HttpContext http)
    {
        var format = http.QueryText("format") switch
        {
            null or "csv" => RowExportFormat.Csv,
            "jsonl" => RowExportFormat.Jsonl,
            var text => throw ApiException.BadRequest($"Invalid query param format '{text}': csv or jsonl"),
        };
        var query = http.QueryExperiments() with { Size = PageSize, Sort = SortParser.Parse(http.QueryText("sorting"), SortFields.Experiments) };
        query = await names.NarrowAsync(http.Scope(), query, http.QueryProjectDeleted(), http.RequestAborted);
        // Before the answer starts, so that what is wrong with the query has a status of its own.
        var first = await experiments.FindAsync(http.Scope(), query, http.RequestAborted);
        var columns = format == RowExportFormat.Csv ? await ColumnsAsync(http, query, first) : [];
        Describe(http, format);
        await using var file = new RowFile(http.Response.Body, format, columns);
        await file.BeginAsync();
        await foreach (var page in PagesAsync(http, query, first))
        {
            var projects = await names.NamesAsync(http.Scope(), page.Select(view => view.Experiment.ProjectId), http.RequestAborted);
            foreach (var view in page)
                await file.WriteAsync(writer => ExperimentJson.Write(writer, view, view.Experiment.ProjectId is { } project ? projects.GetValueOrDefault(project) : null), http.RequestAborted);
        }

        await file.EndAsync(http.RequestAborted);
    }

    private async Task<IReadOnlyList<ExportColumn>> ColumnsAsync(HttpContext http, ExperimentQuery query, Page<ExperimentView> first)
    {
        var columns = new ExperimentColumns(await experiments.GetScoreNamesAsync(http.Scope(), query, http.RequestAborted));
        await foreach (var page in PagesAsync(http, query, first))
            columns.Add(page);
        return ExportColumn.ParseAll(columns.Names);
    }

    private async IAsyncEnumerable<IReadOnlyList<ExperimentView>> PagesAsync(HttpContext http, ExperimentQuery query, Page<ExperimentView> first)
    {
        for (var page = first; page.Content.Count > 0; page = await experiments.FindAsync(http.Scope(), query with { Page = page.Number + 1 }, http.RequestAborted))
        {
            yield return page.Content;
            if (page.Content.Count < PageSize)
                yield break;
        }
    }

    private static void Describe(HttpContext http, RowExportFormat format)
    {
        var (type, extension) = format == RowExportFormat.Csv ? ("text/csv; charset=utf-8", "csv") : ("application/x-ndjson", "jsonl");
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName($"experiments.{extension}");
        http.Response.ContentType = type;
        http.Response.Headers.ContentDisposition = disposition.ToString();
    }
}
