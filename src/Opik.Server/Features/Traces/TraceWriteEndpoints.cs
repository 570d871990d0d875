using Opik.Contracts;
using Opik.Server.Features.Ingest;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Traces;

/// <summary>Creates, changes and deletes traces (5-wire-contract §3).</summary>
internal sealed class TraceWriteEndpoints(RequestBody body, WriteTargets targets, ITraceWrites traces, TimeProvider clock)
{
    public async Task CreateAsync(HttpContext http)
    {
        var scope = http.Scope();
        var draft = await body.ReadObjectAsync(http, static (ref JsonCursor cursor) => BatchReading.ReadSingle<TraceDraft>(ref cursor, isCreate: true));
        var id = (draft.Id ?? UuidV7.Create(clock)).Version7("Trace");
        await targets.EnsureEnvironmentsAsync(scope, [draft], static draft => draft.Environment, http.RequestAborted);
        await WriteTargets.StoreAsync(async () =>
        {
            var projectId = await targets.ProjectAsync(scope, null, draft.ProjectName, http.RequestAborted);
            await traces.CreateAsync(scope, draft.ToTrace(id, projectId), http.RequestAborted);
        });
        await http.CreatedAsync(id);
    }

    public async Task CreateBatchAsync(HttpContext http)
    {
        var scope = http.Scope();
        var drafts = await body.ReadObjectAsync(http, static (ref JsonCursor cursor) => BatchReading.ReadBatch<TraceDraft>(ref cursor, "traces"u8, "traces"));
        foreach (var draft in drafts)
            draft.Id?.Version7("Trace");
        await targets.EnsureEnvironmentsAsync(scope, drafts, static draft => draft.Environment, http.RequestAborted);
        await WriteTargets.StoreAsync(async () =>
        {
            var projects = await targets.ProjectsAsync(scope, drafts, static draft => draft.ProjectName, http.RequestAborted);
            var rows = new Trace[drafts.Count];
            for (var i = 0; i < rows.Length; i++)
                rows[i] = drafts[i].ToTrace(drafts[i].Id ?? UuidV7.Create(clock), WriteTargets.Project(projects, drafts[i].ProjectName));
            await traces.UpsertAsync(scope, rows, http.RequestAborted);
        });
        await http.NoContentAsync();
    }

    public async Task UpdateAsync(HttpContext http)
    {
        var scope = http.Scope();
        var id = http.RouteId().Version7("Trace");
        var draft = await body.ReadObjectAsync(http, static (ref JsonCursor cursor) => BatchReading.ReadSingle<TraceDraft>(ref cursor, isCreate: false));
        await targets.EnsureEnvironmentsAsync(scope, [draft], static draft => draft.Environment, http.RequestAborted);
        await WriteTargets.StoreAsync(async () =>
        {
            var projectId = await targets.ProjectOfUpdateAsync(scope, id, draft, http.RequestAborted);
            await traces.PatchAsync(scope, id, draft.ToPatch(projectId), http.RequestAborted);
        });
        await http.NoContentAsync();
    }

    public async Task UpdateBatchAsync(HttpContext http)
    {
        var scope = http.Scope();
        var bulk = await body.ReadObjectAsync(http, static (ref JsonCursor cursor) => BatchReading.ReadBulkUpdate<TraceDraft>(ref cursor));
        await targets.EnsureEnvironmentsAsync(scope, [bulk.Update], static draft => draft.Environment, http.RequestAborted);
        await traces.PatchManyAsync(scope, bulk.Ids, bulk.Update.ToPatch(projectId: null), bulk.MergeTags, http.RequestAborted);
        await http.NoContentAsync();
    }

    public async Task DeleteAsync(HttpContext http)
    {
        await traces.DeleteAsync(http.Scope(), [http.RouteId()], projectId: null, http.RequestAborted);
        await http.NoContentAsync();
    }

    public async Task DeleteBatchAsync(HttpContext http)
    {
        var request = await body.ReadObjectAsync(http, IdsBody.Read);
        await traces.DeleteAsync(http.Scope(), request.Ids, request.ProjectId, http.RequestAborted);
        await http.NoContentAsync();
    }
}
