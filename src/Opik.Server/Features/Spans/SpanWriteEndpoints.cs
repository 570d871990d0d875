using Opik.Contracts;
using Opik.Server.Features.Ingest;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Spans;

/// <summary>Creates, changes and deletes spans (5-wire-contract §3).</summary>
internal sealed class SpanWriteEndpoints(RequestBody body, WriteTargets targets, ISpanWrites spans, TimeProvider clock)
{
    public async Task CreateAsync(HttpContext http)
    {
        var scope = http.Scope();
        var draft = await body.ReadObjectAsync(http, static (ref JsonCursor cursor) => BatchReading.ReadSingle<SpanDraft>(ref cursor, isCreate: true));
        var id = (draft.Id ?? UuidV7.Create(clock)).Version7("Span");
        draft.TraceId!.Value.Version7("Trace");
        await targets.EnsureEnvironmentsAsync(scope, [draft], static draft => draft.Environment, http.RequestAborted);
        await WriteTargets.StoreAsync(async () =>
        {
            var projectId = await targets.ProjectAsync(scope, null, draft.ProjectName, http.RequestAborted);
            await spans.CreateAsync(scope, draft.ToSpan(id, projectId), http.RequestAborted);
        });
        await http.CreatedAsync(id);
    }

    public async Task CreateBatchAsync(HttpContext http)
    {
        var scope = http.Scope();
        var drafts = await body.ReadObjectAsync(http, static (ref JsonCursor cursor) => BatchReading.ReadBatch<SpanDraft>(ref cursor, "spans"u8, "spans"));
        foreach (var draft in drafts)
        {
            draft.Id?.Version7("Span");
            draft.TraceId!.Value.Version7("Trace");
        }

        await targets.EnsureEnvironmentsAsync(scope, drafts, static draft => draft.Environment, http.RequestAborted);
        await WriteTargets.StoreAsync(async () =>
        {
            var projects = await targets.ProjectsAsync(scope, drafts, static draft => draft.ProjectName, http.RequestAborted);
            var rows = new Span[drafts.Count];
            for (var i = 0; i < rows.Length; i++)
                rows[i] = drafts[i].ToSpan(drafts[i].Id ?? UuidV7.Create(clock), WriteTargets.Project(projects, drafts[i].ProjectName));
            await spans.UpsertAsync(scope, rows, http.RequestAborted);
        });
        await http.NoContentAsync();
    }

    public async Task UpdateAsync(HttpContext http)
    {
        var scope = http.Scope();
        var id = http.RouteId().Version7("Span");
        var draft = await body.ReadObjectAsync(http, static (ref JsonCursor cursor) => BatchReading.ReadSingle<SpanDraft>(ref cursor, isCreate: false));
        var traceId = draft.TraceId ?? throw ApiException.Invalid("traceId must not be null");
        traceId.Version7("Trace");
        await targets.EnsureEnvironmentsAsync(scope, [draft], static draft => draft.Environment, http.RequestAborted);
        await WriteTargets.StoreAsync(async () =>
        {
            var projectId = await targets.ProjectOfUpdateAsync(scope, traceId, draft, http.RequestAborted);
            await spans.PatchAsync(scope, id, draft.ToPatch(projectId), http.RequestAborted);
        });
        await http.NoContentAsync();
    }

    public async Task UpdateBatchAsync(HttpContext http)
    {
        var scope = http.Scope();
        var bulk = await body.ReadObjectAsync(http, static (ref JsonCursor cursor) => BatchReading.ReadBulkUpdate<SpanDraft>(ref cursor));
        await targets.EnsureEnvironmentsAsync(scope, [bulk.Update], static draft => draft.Environment, http.RequestAborted);
        await spans.PatchManyAsync(scope, bulk.Ids, bulk.Update.ToPatch(projectId: null), bulk.MergeTags, http.RequestAborted);
        await http.NoContentAsync();
    }

    public async Task DeleteAsync(HttpContext http)
    {
        await spans.DeleteAsync(http.Scope(), [http.RouteId()], http.RequestAborted);
        await http.NoContentAsync();
    }
}
