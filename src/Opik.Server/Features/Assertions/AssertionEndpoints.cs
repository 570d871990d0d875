using Opik.Contracts;
using Opik.Server.Features.Ingest;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Assertions;

/// <summary><c>PUT /assertion-results</c>: <c>{"entity_type":"TRACE","assertion_results":[…]}</c>.</summary>
internal sealed class AssertionEndpoints(RequestBody body, WriteTargets targets, IAssertionResults assertions)
{
    public async Task PutAsync(HttpContext http)
    {
        var scope = http.Scope();
        var (kind, drafts) = await body.ReadObjectAsync(http, AssertionDraft.ReadBatch);
        foreach (var draft in drafts)
            draft.EntityId!.Value.Version7(kind.ToString());
        await WriteTargets.StoreAsync(async () =>
        {
            var rows = new List<AssertionResultWrite>(drafts.Count);
            foreach (var draft in drafts)
                rows.Add(draft.ToResult(kind, await targets.ProjectAsync(scope, draft.ProjectId, draft.ProjectName, http.RequestAborted)));
            await assertions.PutAsync(scope, rows, http.RequestAborted);
        });
        await http.NoContentAsync();
    }
}
