using Opik.Server.Hosting;
using Opik.Server.OpenApi;

namespace Opik.Server.Features.Health;

/// <summary>Health, version and access check: what clients ask first.</summary>
internal sealed class HealthFeature : IFeature
{
    public void AddServices(IServiceCollection services, ServerOptions options) => services.AddSingleton<HealthEndpoints>();

    public void Map(IEndpointRouteBuilder api)
    {
        api.Get<HealthEndpoints>("/is-alive/ping", static (e, http) => e.PingAsync(http))
            .Says("Whether the server answers").Gives<PingShape>();
        api.Get<HealthEndpoints>("/is-alive/ver", static (e, http) => e.VersionAsync(http))
            .Says("Versions of the wire and of the server").Gives<VersionShape>();
        api.Post<HealthEndpoints>("/v1/private/auth", static (e, http) => e.CheckAccessAsync(http))
            .Says("Whether a key may ask").TakesNothing().GivesNothing();
        api.Get<HealthEndpoints>("/v1/private/auth/workspace", static (e, http) => e.WorkspaceAsync(http))
            .Says("The workspace of a key").Gives<WorkspaceNameShape>();
    }
}
