using Opik.Contracts;
using Opik.Server.Features.Ingest;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Comments;

/// <summary>Comments of traces, spans and threads (the id of a thread is its model id).</summary>
internal sealed class CommentEndpoints(RequestBody body, IComments comments)
{
    public async Task AddAsync(HttpContext http, ScoredEntity kind)
    {
        var entityId = http.RouteId();
        var draft = await body.ReadObjectAsync(http, Read);
        var id = await comments.AddAsync(http.Scope(), kind, entityId, draft.Id, draft.Text, draft.SourceQueueId, http.RequestAborted)
            ?? throw ApiException.NotFound($"{kind} id: {entityId:D} not found");
        http.Response.Headers.Location = $"{http.OriginalUrl()}/{id:D}";
        await http.WriteDtoAsync(StatusCodes.Status201Created, new CreatedId(id));
    }

    public async Task GetAsync(HttpContext http, ScoredEntity kind)
    {
        var comment = await comments.GetAsync(http.Scope(), kind, http.RouteId("entityId"), http.RouteId("commentId"), http.RequestAborted)
            ?? throw ApiException.NotFound("Comment not found");
        await http.WriteJsonAsync(200, comment, CommentJson.WriteMembers);
    }

    public async Task UpdateAsync(HttpContext http, ScoredEntity kind)
    {
        var id = http.RouteId("commentId");
        var draft = await body.ReadObjectAsync(http, Read);
        if (!await comments.UpdateAsync(http.Scope(), kind, id, draft.Text, http.RequestAborted))
            throw ApiException.NotFound("Comment not found");
        await http.NoContentAsync();
    }

    public async Task DeleteAsync(HttpContext http, ScoredEntity kind)
    {
        var request = await body.ReadObjectAsync(http, IdsBody.Read);
        await comments.DeleteAsync(http.Scope(), kind, request.Ids, http.RequestAborted);
        await http.NoContentAsync();
    }

    private static (Guid? Id, string Text, Guid? SourceQueueId) Read(ref JsonCursor cursor)
    {
        Guid? id = null, queue = null;
        string? text = null;
        while (cursor.NextMember())
        {
            if (cursor.Is("id"u8))
                id = cursor.ReadId();
            else if (cursor.Is("text"u8))
                text = cursor.ReadText();
            else if (cursor.Is("source_queue_id"u8))
                queue = cursor.ReadId();
            else
                cursor.Skip();
        }

        var violations = new Violations();
        violations.CheckNotBlank(string.Empty, "text", text);
        violations.ThrowIfAny();
        id?.Version7("Comment");
        return (id, text!, queue);
    }
}
