using Opik.Server.Hosting;

namespace Opik.Server.Features.Health;

/// <summary>Health, version and access check: what clients ask first.</summary>
internal sealed class HealthFeature : IFeature
{
    public void AddServices(IServiceCollection services, ServerOptions options) => services.AddSingleton<HealthEndpoints>();

    public void Map(IEndpointRouteBuilder api)
    {
        api.Get<HealthEndpoints>("/is-alive/ping", static (e, http) => e.PingAsync(http));
        api.Get<HealthEndpoints>("/is-alive/ver", static (e, http) => e.VersionAsync(http));
        api.Post<HealthEndpoints>("/v1/private/auth", static (e, http) => e.CheckAccessAsync(http));
        api.Get<HealthEndpoints>("/v1/private/auth/workspace", static (e, http) => e.WorkspaceAsync(http));
    }
}
