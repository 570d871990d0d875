using Opik.Server.Hosting;
using Opik.Server.Hosting.Bodies;

namespace Opik.Server.Features.HostedOnly;

/// <summary>
/// Reports, agent insights and assistant state: features of the hosted product, answered as by a self-hosted server
/// without them (7-current-client §f). Settings are kept; results are never made up.
/// </summary>
internal sealed class HostedOnlyFeature : IFeature
{
    private const string Jobs = "/v1/private/agent-insights/jobs/{projectId}";
    private const string Issues = "/v1/private/agent-insights/issues";
    private const string Reports = "/v1/private/projects/{projectId}/reports";
    private const string State = "/v1/private/ollie/state";

    public void AddServices(IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton<InsightsJobEndpoints>();
        services.AddSingleton<InsightsIssueEndpoints>();
        services.AddSingleton<EnrolmentEndpoint>();
        services.AddSingleton<ReportEndpoints>();
        services.AddSingleton<ReportFailureEndpoints>();
        services.AddSingleton<AssistantStateEndpoints>();
    }

    public void Map(IEndpointRouteBuilder api)
    {
        api.Get<InsightsJobEndpoints>(Jobs, static (e, http) => e.GetAsync(http));
        api.Post<InsightsJobEndpoints>(Jobs, static (e, http) => e.CreateAsync(http));
        api.Patch<InsightsJobEndpoints>(Jobs, static (e, http) => e.UpdateAsync(http));
        api.Post<InsightsJobEndpoints>(Jobs + "/trigger", static (e, http) => e.TriggerAsync(http));
        api.Put<InsightsJobEndpoints>(Jobs + "/guidance", static (e, http) => e.RefuseGuidanceAsync(http));
        api.Get<InsightsIssueEndpoints>(Issues, static (e, http) => e.FindAsync(http));
        api.Post<InsightsIssueEndpoints>(Issues, static (e, http) => e.StoreAsync(http));
        api.Get<InsightsIssueEndpoints>(Issues + "/{issueId}", static (e, http) => e.GetAsync(http));
        api.Patch<InsightsIssueEndpoints>(Issues + "/{issueId}", static (e, http) => e.UpdateAsync(http));
        api.Post<EnrolmentEndpoint>("/v1/internal/agent-insights/enrollment", static (e, http) => e.EnrolAsync(http));
        api.Get<ReportEndpoints>(Reports, static (e, http) => e.FindAsync(http));
        api.Post<ReportEndpoints>(Reports + "/generate", static (e, http) => e.GenerateAsync(http));
        api.Post<ReportEndpoints>(Reports + "/{reportId}/complete", static (e, http) => e.CompleteAsync(http));
        api.Get<ReportEndpoints>(Reports + "/preferences", static (e, http) => e.GetPreferencesAsync(http));
        api.Put<ReportEndpoints>(Reports + "/preferences", static (e, http) => e.SetPreferencesAsync(http));
        api.Get<ReportFailureEndpoints>("/v1/private/report-failures", static (e, http) => e.FindAsync(http));
        api.Post<ReportFailureEndpoints>("/v1/private/report-failures", static (e, http) => e.CreateAsync(http));
        api.Get<AssistantStateEndpoints>(State, static (e, http) => e.GetAsync(http));
        api.Put<AssistantStateEndpoints>(State, static (e, http) => e.PutAsync(http)).WithMetadata(new BodySizeLimit(AssistantStateEndpoints.MaxBytes));
        api.Delete<AssistantStateEndpoints>(State, static (e, http) => e.DeleteAsync(http));
    }
}
