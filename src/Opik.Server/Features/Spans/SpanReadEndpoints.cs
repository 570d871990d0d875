using Opik.Contracts;
using Opik.Server.Features.Attachments.Stripping;
using Opik.Server.Features.Ingest;
using Opik.Server.Features.Reading;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Spans;

/// <summary>Reads spans: one, a page, a stream.</summary>
internal sealed class SpanReadEndpoints(RequestBody body, IProjects projects, ITraceReads traces, ISpanReads spans, AttachmentRestoration files, PreviewLengths previews)
{
    public async Task GetAsync(HttpContext http)
    {
        var id = http.RouteId();
        var view = await spans.GetAsync(http.Scope(), id, http.RequestAborted) ?? throw ApiException.NotFound($"Span id: {id:D} not found");
        var shape = ReadShape.Whole with { StripAttachments = http.QueryFlag("strip_attachments") };
        var whole = (await files.RestoreAsync(http.Scope(), [view], shape, http.RequestAborted))[0];
        await http.WriteJsonAsync(200, whole, static (writer, view) => SpanJson.Write(writer, view, ReadShape.Whole));
    }

    public async Task FindAsync(HttpContext http)
    {
        var (page, size) = http.QueryPage();
        var (from, to) = http.QueryTimeRange();
        var shape = await previews.ReadAsync(http);
        var filters = FilterParser.Parse(http.QueryText("filters"), FilterFields.Spans);
        var sort = SortParser.Parse(http.QueryText("sorting"), SortFields.Spans);
        var traceId = http.QueryId("trace_id");
        SpanType? type = null;
        if (http.QueryText("type") is { } name)
            type = WireNames.ParseSpanType(name) ?? throw ApiException.BadRequest($"Invalid span type '{name}'");
        var query = new SpanQuery
        {
            ProjectId = await ProjectAsync(http.Scope(), http.QueryId("project_id"), http.QueryText("project_name"), traceId, http.RequestAborted),
            TraceId = traceId,
            Type = type,
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
        };
        var rows = await spans.FindAsync(http.Scope(), query, http.RequestAborted);
        rows = rows with { Content = await files.RestoreAsync(http.Scope(), rows.Content, shape, http.RequestAborted) };
        await http.WritePageAsync(rows, SortFields.Spans.Names, shape, SpanJson.Write);
    }

    public async Task SearchAsync(HttpContext http)
    {
        var scope = http.Scope();
        var request = await body.ReadObjectAsync(http, SearchBody.Read);
        var shape = ReadShape.Of(request.Exclude, request.Truncate, request.StripAttachments);
        var query = new SpanQuery
        {
            Filters = request.Filters(FilterFields.Spans),
            ProjectId = await ProjectAsync(scope, request.ProjectId, request.ProjectName, request.TraceId, http.RequestAborted),
            TraceId = request.TraceId,
            Type = request.Type,
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
                scope, await spans.ReadAsync(scope, query with { LastRetrievedId = cursor, Size = size }, http.RequestAborted), shape, http.RequestAborted),
            static view => view.Span.Id,
            shape,
            SpanJson.Write);
    }

    public async Task ExistsAsync(HttpContext http)
    {
        EntitySource? source = null;
        if (http.QueryText("source") is { } name)
            source = WireNames.ParseSource(name) ?? throw ApiException.BadRequest($"Invalid source '{name}'");
        var exists = await spans.ExistsAsync(http.Scope(), await projects.RequireAsync(http), source, http.RequestAborted);
        await http.WriteDtoAsync(200, new ExistsAnswer(exists));
    }

    // A trace lies in one project, so naming it is enough.
    private async Task<Guid> ProjectAsync(Scope scope, Guid? id, string? name, Guid? traceId, CancellationToken cancellationToken)
    {
        if (id is null && string.IsNullOrWhiteSpace(name) && traceId is { } trace
            && (await traces.GetProjectsAsync(scope, [trace], cancellationToken)).TryGetValue(trace, out var known))
            return known;
        return await projects.RequireAsync(scope, id, name, cancellationToken);
    }
}
