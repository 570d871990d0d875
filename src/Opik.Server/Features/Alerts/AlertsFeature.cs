using Opik.Contracts;
using Opik.Server.Features.Alerts.Configuring;
using Opik.Server.Features.Alerts.Firings;
using Opik.Server.Features.Alerts.Measuring;
using Opik.Server.Features.Alerts.Preview;
using Opik.Server.Features.Alerts.Raising;
using Opik.Server.Features.Alerts.Sending;
using Opik.Server.Features.Ingest;
using Opik.Server.Features.Jobs;
using Opik.Server.Features.Projects;
using Opik.Server.Features.RowSelections.Entities;
using Opik.Server.Hosting;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Json;
using Opik.Server.OpenApi;
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
        services.AddSingleton<IEntityRows, AlertRows>();
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
        services.AddSingleton<AlertWrites>();
        services.AddSingleton<IAlertEvents, AlertEvents>();
        services.AddSingleton<AlertRecovery>();
        services.Decorate<IPrompts>(static (provider, inner) => new AlertingPrompts(inner, provider.GetRequiredService<IPromptVersions>(), provider.GetRequiredService<IAlertEvents>(), provider.GetRequiredService<TimeProvider>()));
        services.Decorate<IPromptVersions>(static (provider, inner) => new AlertingPromptVersions(inner, provider.GetRequiredService<IPrompts>, provider.GetRequiredService<IAlertEvents>(), provider.GetRequiredService<TimeProvider>()));
        services.Decorate<IExperiments>(static (provider, inner) => new AlertingExperiments(inner, provider.GetRequiredService<IAlertEvents>()));
        services.Decorate<IGuardrailResults>(static (provider, inner) =>
            new AlertingGuardrailResults(inner, provider.GetRequiredService<IProjects>(), provider.GetRequiredService<IAlertEvents>(), provider.GetRequiredService<TimeProvider>()));
    }

    public void Map(IEndpointRouteBuilder api)
    {
        api.Get<AlertEndpoints>(Root, static (e, http) => e.FindAsync(http))
            .Says("Alerts of the workspace").Gives<PageAnswer<AlertView>>()
            .Asks([.. Query.Page, Query.Filters, Query.Sorting]);
        api.Post<AlertEndpoints>(Root, static (e, http) => e.CreateAsync(http)).WithMetadata(BodyLimit)
            .Says("Makes an alert").Takes<AlertBody>().GivesCreated();
        api.Post<AlertEndpoints>(Root + "/delete", static (e, http) => e.DeleteAsync(http))
            .Says("Deletes alerts").Takes<IdsBody>().GivesNothing();
        api.Get<WebhookEndpoints>(Root + "/webhooks/examples", static (e, http) => e.GetExamplesAsync(http))
            .Says("An example of each kind of event as a webhook gets it").Gives<WebhookExamplesShape>()
            .Asks(Query.Text("alert_type"));
        api.Post<WebhookEndpoints>(Root + "/webhooks/tests", static (e, http) => e.TestAsync(http)).WithMetadata(BodyLimit)
            .Says("Sends an example to the webhook of an alert that need not be stored").Takes<AlertBody>().Gives<WebhookTrialShape>();
        api.Get<AlertEndpoints>(Root + "/{id}", static (e, http) => e.GetAsync(http))
            .Says("One alert").Gives<AlertView>();
        api.Put<AlertEndpoints>(Root + "/{id}", static (e, http) => e.UpdateAsync(http)).WithMetadata(BodyLimit)
            .Says("Changes an alert").Takes<AlertBody>().GivesNothing();
        api.Get<AlertFiringEndpoints>(Root + "/{id}/firings", static (e, http) => e.FindAsync(http))
            .Says("Firings of an alert, newest first").Gives<PageAnswer<AlertFiringView>>()
            .Asks([.. Query.Page, .. Query.TimeRange]);
        api.Post<AlertFiringEndpoints>(Root + "/{id}/acknowledge", static (e, http) => e.AcknowledgeAsync(http))
            .Says("Says that somebody knows of firings").Takes<AcknowledgeBody>().Gives<AcknowledgedView>();
        api.Post<AlertFiringEndpoints>(Root + "/{id}/acknowledge/undo", static (e, http) => e.UndoAsync(http))
            .Says("Takes back that somebody knows of firings").Takes<AcknowledgeBody>().GivesNothing();
        api.Put<AlertFiringEndpoints>(Root + "/{id}/mute", static (e, http) => e.MuteAsync(http))
            .Says("Mutes an alert").Takes<MuteBody>().GivesNothing();
        api.Delete<AlertFiringEndpoints>(Root + "/{id}/mute", static (e, http) => e.UnmuteAsync(http))
            .Says("Lets a muted alert tell again").GivesNothing();
        api.Get<AlertStateEndpoint>("/v1/private/projects/{id}/alerts/states", static (e, http) => e.FindAsync(http))
            .Says("How the alerts of a project stand").Gives<PageAnswer<AlertStateView>>()
            .Asks(Query.Number("days", "Days whose firings are told."));
        api.Post<AlertPreviewEndpoint>("/v1/private/projects/{id}/alerts/preview", static (e, http) => e.PreviewAsync(http)).WithMetadata(BodyLimit)
            .Says("What a condition, which need not be stored, would have told of").Takes<AlertPreviewBody>().Gives<AlertPreviewView>();
        api.Get<AlertLineEndpoint>("/v1/private/projects/{id}/alerts/firings", static (e, http) => e.FindAsync(http))
            .Says("Firings of alerts of a project, as charts draw them").Gives<PageAnswer<AlertLine>>()
            .Asks(Query.TimeRange);
        api.Get<AlertEndpoints>("/v1/private/projects/{id}/alerts", static (e, http) => e.FindOfProjectAsync(http))
            .Says("Alerts that watch a project").Gives<PageAnswer<AlertView>>()
            .Asks([.. Query.Page, Query.Filters, Query.Sorting]);
    }
}
