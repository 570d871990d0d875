using Opik.Server.Features.Ingest;
using Opik.Server.Hosting;
using Opik.Server.Hosting.Json;
using Opik.Server.OpenApi;

namespace Opik.Server.Features.ProviderKeys;

/// <summary>Keys of model providers.</summary>
internal sealed class ProviderKeysFeature : IFeature
{
    private const string Root = "/v1/private/llm-provider-key";

    public void AddServices(IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton<ProviderSecrets>();
        services.AddSingleton<ProviderKeyUses>();
        services.AddSingleton<ProviderUsageEndpoint>();
        services.AddSingleton<ProviderEndpoints>();
        services.AddSingleton<TokenCredentials>();
        services.AddSingleton<ProviderKeyEndpoints>();
        services.AddSingleton<AuthConfigTestEndpoint>();
    }

    public void Map(IEndpointRouteBuilder api)
    {
        api.Get<ProviderKeyEndpoints>(Root, static (e, http) => e.FindAsync(http))
            .Says("Keys of model providers").Gives<PageAnswer<ProviderKeyView>>();
        api.Post<ProviderKeyEndpoints>(Root, static (e, http) => e.CreateAsync(http))
            .Says("Stores a key of a provider").Takes<ProviderKeyBody>().GivesCreated();
        api.Post<ProviderKeyEndpoints>(Root + "/delete", static (e, http) => e.DeleteAsync(http))
            .Says("Deletes keys").Takes<IdsBody>().GivesNothing();
        api.Post<AuthConfigTestEndpoint>(Root + "/auth-config/test", static (e, http) => e.TestAsync(http))
            .Says("Asks for a token as a provider's configuration says").Takes<AuthConfigTestBody>().Gives<TokenTrialAnswer>();
        api.Get<ProviderUsageEndpoint>(Root + "/usage", static (e, http) => e.GetAsync(http))
            .Says("What providers cost this month, and whether the keys work").Gives<ProviderUsageAnswer>();
        api.Get<ProviderKeyEndpoints>(Root + "/{id}", static (e, http) => e.GetAsync(http))
            .Says("One key, masked").Gives<ProviderKeyView>();
        api.Patch<ProviderKeyEndpoints>(Root + "/{id}", static (e, http) => e.UpdateAsync(http))
            .Says("Changes a key").Takes<ProviderKeyBody>().GivesNothing();
    }
}
