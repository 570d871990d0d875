using Opik.Server.Hosting;
using Opik.Server.Hosting.Json;
using Opik.Server.OpenApi;

namespace Opik.Server.Features.Toggles;

/// <summary>What this server can do, for user interfaces and generated clients.</summary>
internal sealed class TogglesFeature : IFeature
{
    public void AddServices(IServiceCollection services, ServerOptions options) => services.AddSingleton<ServiceToggles>();

    public void Map(IEndpointRouteBuilder api) =>
        api.Get<ServiceToggles>("/v1/private/toggles", static (toggles, http) => http.WriteDtoAsync(200, toggles))
            .Says("What is switched on").Gives<ServiceToggles>();
}
