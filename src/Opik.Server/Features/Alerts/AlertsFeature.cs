using Opik.Server.Features.Alerts.Configuring;
using Opik.Server.Features.Alerts.Sending;
using Opik.Server.Hosting;
using Opik.Server.Hosting.Bodies;

namespace Opik.Server.Features.Alerts;

/// <summary>Alerts.</summary>
internal sealed class AlertsFeature : IFeature
{
    private const string Root = "/v1/private/alerts";

    // The rules allow less; this bounds what is read to find that out.
    private static readonly BodySizeLimit BodyLimit = new(1024 * 1024);

    public void AddServices(IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton<AlertSecrets>();
        services.AddSingleton<AlertReading>();
        services.AddSingleton<AlertEndpoints>();
        services.AddSingleton<WebhookEndpoints>();
        services.AddSingleton<WebhookSender>();
    }

    public void Map(IEndpointRouteBuilder api)
    {
        api.Get<AlertEndpoints>(Root, static (e, http) => e.FindAsync(http));
        api.Post<AlertEndpoints>(Root, static (e, http) => e.CreateAsync(http)).WithMetadata(BodyLimit);
        api.Post<AlertEndpoints>(Root + "/delete", static (e, http) => e.DeleteAsync(http));
        api.Get<WebhookEndpoints>(Root + "/webhooks/examples", static (e, http) => e.GetExamplesAsync(http));
        api.Post<WebhookEndpoints>(Root + "/webhooks/tests", static (e, http) => e.TestAsync(http)).WithMetadata(BodyLimit);
        api.Get<AlertEndpoints>(Root + "/{id}", static (e, http) => e.GetAsync(http));
        api.Put<AlertEndpoints>(Root + "/{id}", static (e, http) => e.UpdateAsync(http)).WithMetadata(BodyLimit);
        api.Get<AlertEndpoints>("/v1/private/projects/{id}/alerts", static (e, http) => e.FindOfProjectAsync(http));
    }
}
