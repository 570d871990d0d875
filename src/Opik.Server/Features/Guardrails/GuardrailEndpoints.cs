using Opik.Contracts;
using Opik.Server.Features.Ingest;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Guardrails;

/// <summary><c>POST /guardrails</c>: <c>{"guardrails":[…]}</c>.</summary>
internal sealed class GuardrailEndpoints(RequestBody body, WriteTargets targets, IGuardrailResults guardrails)
{
    public async Task AddAsync(HttpContext http)
    {
        var scope = http.Scope();
        var drafts = await body.ReadObjectAsync(http, GuardrailDraft.ReadBatch);
        foreach (var draft in drafts)
        {
            draft.EntityId!.Value.Version7("Trace");
            draft.SecondaryId!.Value.Version7("Span");
        }

        await WriteTargets.StoreAsync(async () =>
        {
            var rows = new List<GuardrailCheck>(drafts.Count);
            foreach (var draft in drafts)
                rows.Add(draft.ToCheck(await targets.ProjectAsync(scope, draft.ProjectId, draft.ProjectName, http.RequestAborted)));
            await guardrails.AddAsync(scope, rows, http.RequestAborted);
        });
        await http.NoContentAsync();
    }
}
