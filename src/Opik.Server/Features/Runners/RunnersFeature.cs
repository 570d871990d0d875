using System.Text.Json.Nodes;
using Opik.Contracts;
using Opik.Server.Features.Runners.Model;
using Opik.Server.Hosting;
using Opik.Server.Hosting.Json;
using Opik.Server.OpenApi;

namespace Opik.Server.Features.Runners;

/// <summary>Local runners and pairing (5-wire-contract §7, docs/adr/0012).</summary>
internal sealed class RunnersFeature : IFeature
{
    /// <summary>The list in live events that changes with runners and jobs.</summary>
    public const string List = "local-runners";

    private const string Root = "/v1/private/local-runners";
    private const string Sessions = "/v1/private/pairing/sessions";

    public void AddServices(IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton<RunnerHub>();
        services.AddSingleton<RunnerEndpoints>();
        services.AddSingleton<RunnerJobEndpoints>();
        services.AddSingleton<RunnerOutputEndpoints>();
        services.AddSingleton<BridgeEndpoints>();
        services.AddSingleton<PairingEndpoints>();
        services.AddSingleton<RunnerReaper>();
        services.AddHostedService(static provider => provider.GetRequiredService<RunnerReaper>());
    }

    public void Map(IEndpointRouteBuilder api)
    {
        api.Get<RunnerEndpoints>(Root, static (e, http) => e.FindAsync(http))
            .Says("Runners of the user").Gives<PageAnswer<RunnerView>>()
            .Asks([.. Query.Page, Query.Id("project_id"), Query.Text("status")]);
        api.Get<RunnerEndpoints>(Root + "/{runnerId}", static (e, http) => e.GetAsync(http))
            .Says("One runner").Gives<RunnerView>();
        api.Delete<RunnerEndpoints>(Root + "/{runnerId}", static (e, http) => e.DisconnectAsync(http))
            .Says("Disconnects a runner").GivesNothing();
        api.Post<RunnerEndpoints>(Root + "/{runnerId}/heartbeats", static (e, http) => e.HeartbeatAsync(http))
            .Says("A runner says that it is there").Takes<HeartbeatBody>().Gives<HeartbeatAnswer>();
        api.Put<RunnerEndpoints>(Root + "/{runnerId}/agents", static (e, http) => e.RegisterAgentsAsync(http))
            .Says("A runner says which agents it has").Takes<Dictionary<string, AnnouncedAgentShape>>().GivesNothing();
        api.Patch<RunnerEndpoints>(Root + "/{runnerId}/checklist", static (e, http) => e.PatchChecklistAsync(http))
            .Says("Changes the checklist of a runner").Takes<JsonObject>().GivesNothing();
        api.Post<RunnerJobEndpoints>(Root + "/jobs", static (e, http) => e.CreateAsync(http))
            .Says("Asks a runner to run an agent").Takes<JobBody>().GivesCreated();
        api.Get<RunnerJobEndpoints>(Root + "/{runnerId}/jobs", static (e, http) => e.FindAsync(http))
            .Says("Jobs of a runner").Gives<PageAnswer<RunnerJobView>>()
            .Asks([.. Query.Page, Query.Id("project_id")]);
        api.Post<RunnerJobEndpoints>(Root + "/{runnerId}/jobs/next", static (e, http) => e.NextAsync(http))
            .Says("The next job of a runner").TakesNothing().Gives<RunnerJobView>().GivesNothing();
        api.Get<RunnerJobEndpoints>(Root + "/jobs/{jobId}", static (e, http) => e.GetAsync(http))
            .Says("One job").Gives<RunnerJobView>();
        api.Post<RunnerJobEndpoints>(Root + "/jobs/{jobId}/cancel", static (e, http) => e.CancelAsync(http))
            .Says("Cancels a job").TakesNothing().GivesNothing();
        api.Get<RunnerJobEndpoints>(Root + "/jobs/{jobId}/logs", static (e, http) => e.GetLogsAsync(http))
            .Says("Log lines of a job").Gives<IReadOnlyList<RunnerLogEntryShape>>()
            .Asks(Query.Number("offset"), Query.Flag("times"));
        api.Post<RunnerJobEndpoints>(Root + "/jobs/{jobId}/logs", static (e, http) => e.AppendLogsAsync(http))
            .Says("Adds log lines to a job").Takes<IReadOnlyList<RunnerLogBody>>().GivesNothing();
        api.Get<RunnerOutputEndpoints>(Root + "/jobs/{jobId}/output", static (e, http) => e.GetAsync(http))
            .Says("What a job has told of its output so far").Gives<JobOutputView>()
            .Asks(Query.Number("from", "Where to begin, in UTF-16 code units."));
        api.Post<RunnerOutputEndpoints>(Root + "/jobs/{jobId}/output", static (e, http) => e.AppendAsync(http))
            .Says("Adds to the output of a job while it grows").Takes<JobOutputBody>().Gives<JobOutputAnswer>();
        api.Post<RunnerJobEndpoints>(Root + "/jobs/{jobId}/results", static (e, http) => e.ReportAsync(http))
            .Says("Reports how a job ended").Takes<JobResultBody>().GivesNothing();
        api.Post<BridgeEndpoints>(Root + "/{runnerId}/bridge/commands", static (e, http) => e.SubmitAsync(http))
            .Says("Asks a runner to do something in its folder").Takes<BridgeCommandBody>().Gives<BridgeCommandIdAnswer>(201);
        api.Post<BridgeEndpoints>(Root + "/{runnerId}/bridge/commands/next", static (e, http) => e.NextAsync(http))
            .Says("The next commands of a runner").MayTake<BridgeNextBody>().Gives<BridgeCommandsAnswer>().GivesNothing();
        api.Get<BridgeEndpoints>(Root + "/{runnerId}/bridge/commands/{commandId}", static (e, http) => e.GetAsync(http))
            .Says("One command, at once or when it has ended").Gives<BridgeCommandView>()
            .Asks(Query.Flag("wait", "Waits until it has ended."), Query.Number("timeout", "Seconds to wait at most."));
        api.Post<BridgeEndpoints>(Root + "/{runnerId}/bridge/commands/{commandId}/results", static (e, http) => e.ReportAsync(http))
            .Says("Reports how a command ended").Takes<BridgeResultBody>().GivesNothing();
        api.Post<PairingEndpoints>(Sessions, static (e, http) => e.CreateAsync(http))
            .Says("Begins the pairing of a runner").Takes<PairingBody>().Gives<PairingAnswer>(201);
        api.Post<PairingEndpoints>(Sessions + "/{sessionId}/activate", static (e, http) => e.ActivateAsync(http))
            .Says("Activates a paired runner").Takes<ActivationBody>().GivesNothing(201);
    }
}
