using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.WelcomeWizard;

/// <summary>State of the wizard, and its answers, which stay in this server.</summary>
internal sealed class WelcomeWizardEndpoints(RequestBody body, IWelcomeWizard wizard)
{
    public async Task GetAsync(HttpContext http)
    {
        var completed = await wizard.IsCompletedAsync(http.Scope(), http.RequestAborted);
        await http.WriteDtoAsync(200, new WelcomeWizardAnswer(completed));
    }

    public async Task SubmitAsync(HttpContext http)
    {
        var answers = (await body.ReadDtoAsync<WelcomeWizardBody>(http)).ToAnswers();
        await wizard.SubmitAsync(http.Scope(), answers, http.RequestAborted);
        await http.NoContentAsync();
    }
}
