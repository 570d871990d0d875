using Opik.Server.Hosting;
using Opik.Server.OpenApi;

namespace Opik.Server.Features.LiveEvents;

/// <summary>Live changes for open pages (docs/api-extensions.md).</summary>
internal sealed class LiveEventsFeature : IFeature
{
    public void AddServices(IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton<ListChanges>();
        services.AddSingleton<LiveEventEndpoints>();
    }

    public void Map(IEndpointRouteBuilder api)
    {
        api.Get<LiveEventEndpoints>("/v1/private/projects/{id}/events", static (e, http) => e.ProjectAsync(http))
            .Says("What changes in a project, as it happens").GivesEvents<ChangeShape>();
        api.Get<LiveEventEndpoints>("/v1/private/events", static (e, http) => e.WorkspaceAsync(http))
            .Says("What changes in the workspace, as it happens").GivesEvents<ChangeShape>();
    }
}
