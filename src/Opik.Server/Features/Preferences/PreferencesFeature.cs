using Opik.Server.Hosting;
using Opik.Server.Hosting.Json;
using Opik.Server.OpenApi;

namespace Opik.Server.Features.Preferences;

/// <summary>Preferences of a user: an extension of ours.</summary>
internal sealed class PreferencesFeature : IFeature
{
    private const string Root = "/v1/private/preferences";

    public void AddServices(IServiceCollection services, ServerOptions options) => services.AddSingleton<PreferenceEndpoints>();

    public void Map(IEndpointRouteBuilder api)
    {
        api.Get<PreferenceEndpoints>(Root, static (e, http) => e.FindAsync(http))
            .Says("Preferences of the user").Gives<PreferencesAnswer>();
        api.Put<PreferenceEndpoints>(Root + "/{name}", static (e, http) => e.PutAsync(http))
            .Says("Stores a preference of the user, or forgets it").Takes<PreferenceBody>().GivesNothing();
    }
}
