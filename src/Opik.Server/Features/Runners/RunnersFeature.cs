using Opik.Server.Hosting;

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
        services.AddSingleton<BridgeEndpoints>();
        services.AddSingleton<PairingEndpoints>();
        services.AddSingleton<RunnerReaper>();
        services.AddHostedService(static provider => provider.GetRequiredService<RunnerReaper>());
    }

    public void Map(IEndpointRouteBuilder api)
    {
        api.Get<RunnerEndpoints>(Root, static (e, http) => e.FindAsync(http));
        api.Get<RunnerEndpoints>(Root + "/{runnerId}", static (e, http) => e.GetAsync(http));
        api.Delete<RunnerEndpoints>(Root + "/{runnerId}", static (e, http) => e.DisconnectAsync(http));
        api.Post<RunnerEndpoints>(Root + "/{runnerId}/heartbeats", static (e, http) => e.HeartbeatAsync(http));
        api.Put<RunnerEndpoints>(Root + "/{runnerId}/agents", static (e, http) => e.RegisterAgentsAsync(http));
        api.Patch<RunnerEndpoints>(Root + "/{runnerId}/checklist", static (e, http) => e.PatchChecklistAsync(http));
        api.Post<RunnerJobEndpoints>(Root + "/jobs", static (e, http) => e.CreateAsync(http));
        api.Get<RunnerJobEndpoints>(Root + "/{runnerId}/jobs", static (e, http) => e.FindAsync(http));
        api.Post<RunnerJobEndpoints>(Root + "/{runnerId}/jobs/next", static (e, http) => e.NextAsync(http));
        api.Get<RunnerJobEndpoints>(Root + "/jobs/{jobId}", static (e, http) => e.GetAsync(http));
        api.Post<RunnerJobEndpoints>(Root + "/jobs/{jobId}/cancel", static (e, http) => e.CancelAsync(http));
        api.Get<RunnerJobEndpoints>(Root + "/jobs/{jobId}/logs", static (e, http) => e.GetLogsAsync(http));
        api.Post<RunnerJobEndpoints>(Root + "/jobs/{jobId}/logs", static (e, http) => e.AppendLogsAsync(http));
        api.Post<RunnerJobEndpoints>(Root + "/jobs/{jobId}/results", static (e, http) => e.ReportAsync(http));
        api.Post<BridgeEndpoints>(Root + "/{runnerId}/bridge/commands", static (e, http) => e.SubmitAsync(http));
        api.Post<BridgeEndpoints>(Root + "/{runnerId}/bridge/commands/next", static (e, http) => e.NextAsync(http));
        api.Get<BridgeEndpoints>(Root + "/{runnerId}/bridge/commands/{commandId}", static (e, http) => e.GetAsync(http));
        api.Post<BridgeEndpoints>(Root + "/{runnerId}/bridge/commands/{commandId}/results", static (e, http) => e.ReportAsync(http));
        api.Post<PairingEndpoints>(Sessions, static (e, http) => e.CreateAsync(http));
        api.Post<PairingEndpoints>(Sessions + "/{sessionId}/activate", static (e, http) => e.ActivateAsync(http));
    }
}
