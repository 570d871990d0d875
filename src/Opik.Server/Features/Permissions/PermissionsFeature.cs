using Opik.Server.Hosting;
using Opik.Server.OpenApi;

namespace Opik.Server.Features.Permissions;

/// <summary>What the user may do in the workspace. Without authentication nothing is restricted, so no permission is listed.</summary>
internal sealed class PermissionsFeature : IFeature
{
    public void AddServices(IServiceCollection services, ServerOptions options) => services.AddSingleton<PermissionEndpoint>();

    public void Map(IEndpointRouteBuilder api) => api.Get<PermissionEndpoint>("/v1/private/workspace-permissions", static (e, http) => e.GetAsync(http))
            .Says("What the user may do").Gives<PermissionsShape>();
}
