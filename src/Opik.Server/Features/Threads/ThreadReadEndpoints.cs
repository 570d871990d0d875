using Opik.Contracts;
using Opik.Server.Features.Reading;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Threads;

/// <summary>Reads threads: one, a page, a stream.</summary>
internal sealed class ThreadReadEndpoints(RequestBody body, IProjects projects, IThreadReads threads)
{
    private const int MostTurns = 10_000;

    public async Task FindAsync(HttpContext http)
    {
        var (page, size) = http.QueryPage();
        var (from, to) = http.QueryTimeRange();
        var shape = ReadShape.Of(http);
        var filters = FilterParser.Parse(http.QueryText("filters"), FilterFields.Threads);
        var sort = SortParser.Parse(http.QueryText("sorting"), SortFields.Threads);
        var query = new ThreadQuery
        {
            ProjectId = await projects.RequireAsync(http),
            Filters = filters,
            Sort = sort,
            Search = http.QueryText("search"),
            FromTime = from,
            ToTime = to,
            Page = page,
            Size = size,
            Messages = WantsMessages(shape),
            Queues = shape.Has("annotation_queues"),
            AnnotationQueueId = http.QueryId("annotation_queue_id"),
        };
        var rows = await threads.FindAsync(http.Scope(), query, http.RequestAborted);
        await http.WritePageAsync(rows, SortFields.Threads.Names, shape, ThreadJson.Write);
    }

    public async Task RetrieveAsync(HttpContext http)
    {
        var scope = http.Scope();
        var request = (await body.ReadObjectAsync(http, ThreadRequest.Read)).WithOneThread();
        var projectId = await request.ProjectAsync(projects, scope, http.RequestAborted);
        var thread = await threads.GetAsync(scope, projectId, request.ThreadId!, http.RequestAborted)
            ?? throw ApiException.NotFound($"Thread id: {request.ThreadId} not found");
        var shape = ReadShape.Of(exclude: null, request.Truncate, stripAttachments: true);
        await http.WriteJsonAsync(200, (thread, shape), static (writer, answer) => ThreadJson.Write(writer, answer.thread, answer.shape));
    }

    /// <summary>Every turn of a thread, without payloads.</summary>
    public async Task TurnsAsync(HttpContext http)
    {
        var (projectId, thread) = await ThreadOfAsync(http);
        var turns = await threads.GetTurnsAsync(http.Scope(), projectId, thread, MostTurns, http.RequestAborted);
        if (turns.Count == 0 && await threads.GetAsync(http.Scope(), projectId, thread, http.RequestAborted) is null)
            throw ApiException.NotFound($"Thread id: {thread} not found");
        await http.WriteJsonAsync(200, turns, ThreadTurnsJson.Write);
    }

    /// <summary>Looks for a text in every turn of a thread.</summary>
    public async Task SearchTurnsAsync(HttpContext http)
    {
        var request = TextSearchRequest.Of(http);
        var (projectId, thread) = await ThreadOfAsync(http);
        var found = await threads.SearchTurnsAsync(http.Scope(), projectId, thread, request.Text, request.Snippets, http.RequestAborted);
        await http.WriteJsonAsync(200, found, TextSearchJson.Write);
    }

    public async Task SearchAsync(HttpContext http)
    {
        var scope = http.Scope();
        var request = await body.ReadObjectAsync(http, SearchBody.Read);
        var shape = ReadShape.Of(request.Exclude, request.Truncate, request.StripAttachments);
        var query = new ThreadQuery
        {
            Filters = request.Filters(FilterFields.Threads),
            ProjectId = await projects.RequireAsync(scope, request.ProjectId, request.ProjectName, http.RequestAborted),
            Search = request.Search,
            FromTime = request.FromTime,
            ToTime = request.ToTime,
            Messages = WantsMessages(shape),
            Queues = shape.Has("annotation_queues"),
        };
        var cursor = await CursorAsync(scope, query.ProjectId, request.LastRetrievedThread, http.RequestAborted);
        await http.WriteStreamAsync(
            request.Limit,
            cursor,
            (below, size) => threads.ReadAsync(scope, query with { LastRetrievedModelId = below, Size = size }, http.RequestAborted),
            static thread => thread.ModelId,
            shape,
            ThreadJson.Write);
    }

    private async Task<(Guid ProjectId, string ThreadId)> ThreadOfAsync(HttpContext http)
    {
        var thread = http.QueryText("thread_id") ?? throw ApiException.BadRequest("query param thread_id must not be blank");
        return (await projects.RequireAsync(http), thread);
    }

    private static bool WantsMessages(ReadShape shape) => shape.Has("first_message") || shape.Has("last_message");

    // The Python client sends the thread's own id where the model id is meant.
    private async Task<Guid?> CursorAsync(Scope scope, Guid projectId, string? last, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(last))
            return null;
        if (await threads.GetAsync(scope, projectId, last, cancellationToken) is { } thread)
            return thread.ModelId;
        return Guid.TryParseExact(last, "D", out var modelId) ? modelId : throw ApiException.BadRequest($"Unknown last_retrieved_thread_model_id '{last}'");
    }
}
