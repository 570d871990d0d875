using Opik.Server.Features.SharedDrafts;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.AgentConfigs.Drafts;

/// <summary>The draft of a project's agent configuration, one for everybody. Ours, see docs/api-extensions.md.</summary>
internal sealed class AgentDraftEndpoints(RequestBody body, SharedDraftExchange drafts)
{
    public Task GetAsync(HttpContext http) => drafts.GetAsync<AgentDraftView>(http, Owner(http));

    public async Task WriteAsync(HttpContext http)
    {
        var owner = Owner(http);
        var request = await body.ReadDtoAsync<AgentDraftBody>(http);
        await drafts.WriteAsync(http, owner, request.Revision ?? 0, request.ToContent());
    }

    public Task DiscardAsync(HttpContext http) => drafts.DiscardAsync<AgentDraftView>(http, Owner(http));

    private static SharedDraftOwner Owner(HttpContext http) => new(SharedDraftKind.AgentConfig, http.RouteId("projectId"));
}
