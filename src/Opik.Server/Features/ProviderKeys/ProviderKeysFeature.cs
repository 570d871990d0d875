using Opik.Server.Hosting;

namespace Opik.Server.Features.ProviderKeys;

/// <summary>Keys of model providers.</summary>
internal sealed class ProviderKeysFeature : IFeature
{
    private const string Root = "/v1/private/llm-provider-key";

    public void AddServices(IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton<ProviderSecrets>();
        services.AddSingleton<ProviderEndpoints>();
        services.AddSingleton<TokenCredentials>();
        services.AddSingleton<ProviderKeyEndpoints>();
        services.AddSingleton<AuthConfigTestEndpoint>();
    }

    public void Map(IEndpointRouteBuilder api)
    {
        api.Get<ProviderKeyEndpoints>(Root, static (e, http) => e.FindAsync(http));
        api.Post<ProviderKeyEndpoints>(Root, static (e, http) => e.CreateAsync(http));
        api.Post<ProviderKeyEndpoints>(Root + "/delete", static (e, http) => e.DeleteAsync(http));
        api.Post<AuthConfigTestEndpoint>(Root + "/auth-config/test", static (e, http) => e.TestAsync(http));
        api.Get<ProviderKeyEndpoints>(Root + "/{id}", static (e, http) => e.GetAsync(http));
        api.Patch<ProviderKeyEndpoints>(Root + "/{id}", static (e, http) => e.UpdateAsync(http));
    }
}
