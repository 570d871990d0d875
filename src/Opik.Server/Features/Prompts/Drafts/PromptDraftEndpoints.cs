using Opik.Server.Features.SharedDrafts;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Prompts.Drafts;

/// <summary>The draft of a prompt, one for everybody. Ours, see docs/api-extensions.md.</summary>
internal sealed class PromptDraftEndpoints(RequestBody body, SharedDraftExchange drafts)
{
    public Task GetAsync(HttpContext http) => drafts.GetAsync<PromptDraftView>(http, Owner(http));

    public async Task WriteAsync(HttpContext http)
    {
        var owner = Owner(http);
        var request = await body.ReadDtoAsync<PromptDraftBody>(http);
        await drafts.WriteAsync(http, owner, request.Revision ?? 0, request.ToContent());
    }

    public Task DiscardAsync(HttpContext http) => drafts.DiscardAsync<PromptDraftView>(http, Owner(http));

    private static SharedDraftOwner Owner(HttpContext http) => new(SharedDraftKind.Prompt, http.RouteId());
}
