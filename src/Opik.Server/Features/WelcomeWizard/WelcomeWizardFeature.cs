using Opik.Server.Hosting;
using Opik.Server.OpenApi;

namespace Opik.Server.Features.WelcomeWizard;

/// <summary>The questions asked on the first visit.</summary>
internal sealed class WelcomeWizardFeature : IFeature
{
    private const string Root = "/v1/private/welcome-wizard";

    public void AddServices(IServiceCollection services, ServerOptions options) => services.AddSingleton<WelcomeWizardEndpoints>();

    public void Map(IEndpointRouteBuilder api)
    {
        api.Get<WelcomeWizardEndpoints>(Root, static (e, http) => e.GetAsync(http))
            .Says("Whether the user went through the questions of the beginning").Gives<WelcomeWizardAnswer>();
        api.Post<WelcomeWizardEndpoints>(Root, static (e, http) => e.SubmitAsync(http))
            .Says("Stores what the user said at the beginning").Takes<WelcomeWizardBody>().GivesNothing();
    }
}
