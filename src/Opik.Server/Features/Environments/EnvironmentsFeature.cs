using Opik.Server.Hosting;

namespace Opik.Server.Features.Environments;

/// <summary>Environments of a workspace.</summary>
internal sealed class EnvironmentsFeature : IFeature
{
    private const string Root = "/v1/private/environments";

    public void AddServices(IServiceCollection services, ServerOptions options) => services.AddSingleton<EnvironmentEndpoints>();

    public void Map(IEndpointRouteBuilder api)
    {
        api.Get<EnvironmentEndpoints>(Root, static (e, http) => e.FindAsync(http));
        api.Post<EnvironmentEndpoints>(Root, static (e, http) => e.CreateAsync(http));
        api.Post<EnvironmentEndpoints>(Root + "/delete", static (e, http) => e.DeleteAsync(http));
        api.Get<EnvironmentEndpoints>(Root + "/{id}", static (e, http) => e.GetAsync(http));
        api.Patch<EnvironmentEndpoints>(Root + "/{id}", static (e, http) => e.UpdateAsync(http));
    }
}
