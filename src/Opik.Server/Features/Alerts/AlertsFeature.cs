using Opik.Server.Features.Alerts.Configuring;
using Opik.Server.Features.Alerts.Firings;
using Opik.Server.Features.Alerts.Measuring;
using Opik.Server.Features.Alerts.Preview;
using Opik.Server.Features.Alerts.Raising;
using Opik.Server.Features.Alerts.Sending;
using Opik.Server.Features.Jobs;
using Opik.Server.Features.Projects;
using Opik.Server.Hosting;
using Opik.Server.Hosting.Bodies;
using Opik.Storage;

namespace Opik.Server.Features.Alerts;

/// <summary>Alerts.</summary>
internal sealed class AlertsFeature : IFeature
{
    /// <summary>The list that pages are told of.</summary>
    public const string List = "alerts";

    private const string Root = "/v1/private/alerts";

    // The rules allow less; this bounds what is read to find that out.
    private static readonly BodySizeLimit BodyLimit = new(1024 * 1024);

    public void AddServices(IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton<AlertSecrets>();
        services.AddSingleton<AlertReading>();
        services.AddSingleton<AlertEndpoints>();
        services.AddSingleton<WebhookEndpoints>();
        services.AddSingleton<AlertLineEndpoint>();
        services.AddSingleton<AlertStateEndpoint>();
        services.AddSingleton<AlertFiringEndpoints>();
        services.AddSingleton<IProjectActivity, AlertActivity>();
        services.AddSingleton<AlertHistory>();
        services.AddSingleton<AlertPreviewEndpoint>();
        services.AddSingleton<WebhookSender>();
        services.AddSingleton<IJobHandler, AlertDelivery>();
        services.AddHostedService<AlertSendingWorker>();
        services.AddSingleton<AlertMeasurement>();
        services.AddSingleton<AlertEvaluation>();
        services.AddHostedService<AlertMeasuringWorker>();
        services.AddSingleton<IAlertEvents, AlertEvents>();
        services.Decorate<IPrompts>(static (provider, inner) => new AlertingPrompts(inner, provider.GetRequiredService<IPromptVersions>(), provider.GetRequiredService<IAlertEvents>()));
        services.Decorate<IPromptVersions>(static (provider, inner) => new AlertingPromptVersions(inner, provider.GetRequiredService<IPrompts>, provider.GetRequiredService<IAlertEvents>()));
        services.Decorate<IExperiments>(static (provider, inner) => new AlertingExperiments(inner, provider.GetRequiredService<IAlertEvents>()));
        services.Decorate<IGuardrailResults>(static (provider, inner) =>
            new AlertingGuardrailResults(inner, provider.GetRequiredService<IProjects>(), provider.GetRequiredService<IAlertEvents>(), provider.GetRequiredService<TimeProvider>()));
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
        api.Get<AlertFiringEndpoints>(Root + "/{id}/firings", static (e, http) => e.FindAsync(http));
        api.Post<AlertFiringEndpoints>(Root + "/{id}/acknowledge", static (e, http) => e.AcknowledgeAsync(http));
        api.Post<AlertFiringEndpoints>(Root + "/{id}/acknowledge/undo", static (e, http) => e.UndoAsync(http));
        api.Put<AlertFiringEndpoints>(Root + "/{id}/mute", static (e, http) => e.MuteAsync(http));
        api.Delete<AlertFiringEndpoints>(Root + "/{id}/mute", static (e, http) => e.UnmuteAsync(http));
        api.Get<AlertStateEndpoint>("/v1/private/projects/{id}/alerts/states", static (e, http) => e.FindAsync(http));
        api.Post<AlertPreviewEndpoint>("/v1/private/projects/{id}/alerts/preview", static (e, http) => e.PreviewAsync(http)).WithMetadata(BodyLimit);
        api.Get<AlertLineEndpoint>("/v1/private/projects/{id}/alerts/firings", static (e, http) => e.FindAsync(http));
        api.Get<AlertEndpoints>("/v1/private/projects/{id}/alerts", static (e, http) => e.FindOfProjectAsync(http));
    }
}
