using Opik.Contracts;
using Opik.Server.Features.Attachments.Stripping;
using Opik.Server.Features.Ingest;
using Opik.Server.Features.Reading;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Traces;

/// <summary>Reads traces: one, a page, a stream, the skeleton.</summary>
internal sealed class TraceReadEndpoints(RequestBody body, IProjects projects, ITraceReads traces, AttachmentRestoration files, PreviewLengths previews)
{
    public async Task GetAsync(HttpContext http)
    {
        var id = http.RouteId();
        var view = await traces.GetAsync(http.Scope(), id, http.RequestAborted) ?? throw ApiException.NotFound($"Trace id: {id:D} not found");
        var shape = ReadShape.Whole with { StripAttachments = http.QueryFlag("strip_attachments") };
        var whole = (await files.RestoreAsync(http.Scope(), [view], shape, http.RequestAborted))[0];
        await http.WriteJsonAsync(200, whole, static (writer, view) => TraceJson.Write(writer, view, ReadShape.Whole));
    }

    public async Task FindAsync(HttpContext http)
    {
        var (page, size) = http.QueryPage();
        var (from, to) = http.QueryTimeRange();
        var shape = await previews.ReadAsync(http);
        var filters = FilterParser.Parse(http.QueryText("filters"), FilterFields.Traces);
        var sort = SortParser.Parse(http.QueryText("sorting"), SortFields.Traces);
        var query = new TraceQuery
        {
            ProjectId = await projects.RequireAsync(http),
            Filters = filters,
            Sort = sort,
            Search = http.QueryText("search"),
            FromTime = from,
            ToTime = to,
            Page = page,
            Size = size,
            Payload = shape.Payload,
            PreviewLength = shape.PreviewLength,
            Exclude = shape.Exclude,
            AnnotationQueueId = http.QueryId("annotation_queue_id"),
            Models = http.QueryFlag("models"),
        };
        var rows = await traces.FindAsync(http.Scope(), query, http.RequestAborted);
        rows = rows with { Content = await files.RestoreAsync(http.Scope(), rows.Content, shape, http.RequestAborted) };
        await http.WritePageAsync(rows, SortFields.Traces.Names, shape, TraceJson.Write);
    }

    public async Task SearchAsync(HttpContext http)
    {
        var scope = http.Scope();
        var request = await body.ReadObjectAsync(http, SearchBody.Read);
        var shape = ReadShape.Of(request.Exclude, request.Truncate, request.StripAttachments);
        var query = new TraceQuery
        {
            Filters = request.Filters(FilterFields.Traces),
            ProjectId = await projects.RequireAsync(scope, request.ProjectId, request.ProjectName, http.RequestAborted),
            Search = request.Search,
            FromTime = request.FromTime,
            ToTime = request.ToTime,
            Payload = shape.Payload,
            Exclude = shape.Exclude,
        };
        await http.WriteStreamAsync(
            request.Limit,
            request.LastRetrievedId,
            async (cursor, size) => await files.RestoreAsync(
                scope, await traces.ReadAsync(scope, query with { LastRetrievedId = cursor, Size = size }, http.RequestAborted), shape, http.RequestAborted),
            static view => view.Trace.Id,
            shape,
            TraceJson.Write);
    }

    public async Task TreeAsync(HttpContext http)
    {
        var id = http.RouteId();
        var tree = await traces.GetTreeAsync(http.Scope(), id, http.RequestAborted) ?? throw ApiException.NotFound($"Trace id: {id:D} not found");
        await http.WriteJsonAsync(200, tree, TraceTreeJson.Write);
    }

    /// <summary>Looks for a text in one trace.</summary>
    public async Task SearchWithinAsync(HttpContext http)
    {
        var id = http.RouteId();
        var request = TextSearchRequest.Of(http);
        var found = await traces.SearchWithinAsync(http.Scope(), id, request.Text, request.Snippets, http.RequestAborted)
            ?? throw ApiException.NotFound($"Trace id: {id:D} not found");
        await http.WriteJsonAsync(200, found, TextSearchJson.Write);
    }

    public async Task ExistsAsync(HttpContext http)
    {
        EntitySource? source = null;
        if (http.QueryText("source") is { } name)
            source = WireNames.ParseSource(name) ?? throw ApiException.BadRequest($"Invalid source '{name}'");
        var projectId = await projects.RequireAsync(http);
        var exists = await traces.ExistsAsync(http.Scope(), projectId, source, http.QueryFlag("thread_only"), http.RequestAborted);
        await http.WriteDtoAsync(200, new ExistsAnswer(exists));
    }
}
