using System.Text.Json.Nodes;
using Opik.Contracts;
using Opik.Server.Hosting;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Json;
using Opik.Server.OpenApi;
using Opik.Storage;

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
        api.Get<InsightsJobEndpoints>(Jobs, static (e, http) => e.GetAsync(http))
            .Says("The insights job of a project").Gives<InsightsJobView>();
        api.Post<InsightsJobEndpoints>(Jobs, static (e, http) => e.CreateAsync(http))
            .Says("Makes the insights job of a project").TakesNothing().Gives<InsightsJobView>(201);
        api.Patch<InsightsJobEndpoints>(Jobs, static (e, http) => e.UpdateAsync(http))
            .Says("Switches an insights job on or off").Takes<InsightsJobUpdate>().Gives<InsightsJobView>();
        api.Post<InsightsJobEndpoints>(Jobs + "/trigger", static (e, http) => e.TriggerAsync(http))
            .Says("Asks for a run of an insights job: nothing runs here").TakesNothing().GivesNothing(202);
        api.Put<InsightsJobEndpoints>(Jobs + "/guidance", static (e, http) => e.RefuseGuidanceAsync(http))
            .Says("Guides an insights job: not served here").TakesNothing().IsNotServed();
        api.Get<InsightsIssueEndpoints>(Issues, static (e, http) => e.FindAsync(http))
            .Says("Issues that insights found: none here").Gives<PageAnswer<JsonObject>>()
            .Asks([.. Query.Page, Query.Id("project_id")]);
        api.Post<InsightsIssueEndpoints>(Issues, static (e, http) => e.StoreAsync(http))
            .Says("Stores an issue: not served here").TakesNothing().IsNotServed();
        api.Get<InsightsIssueEndpoints>(Issues + "/{issueId}", static (e, http) => e.GetAsync(http))
            .Says("One issue: there is none here").IsNotServed(404)
            .Asks(Query.Id("project_id"));
        api.Patch<InsightsIssueEndpoints>(Issues + "/{issueId}", static (e, http) => e.UpdateAsync(http))
            .Says("Changes an issue: there is none here").TakesNothing().IsNotServed(404);
        api.Post<EnrolmentEndpoint>("/v1/internal/agent-insights/enrollment", static (e, http) => e.EnrolAsync(http))
            .Says("Enrols workspaces in insights").Takes<EnrolmentBody>().Gives<EnrolmentAnswer>();
        api.Get<ReportEndpoints>(Reports, static (e, http) => e.FindAsync(http))
            .Says("Reports: none here").Gives<PageAnswer<JsonObject>>()
            .Asks(Query.Page);
        api.Post<ReportEndpoints>(Reports + "/generate", static (e, http) => e.GenerateAsync(http))
            .Says("Makes a report: not served here").TakesNothing().IsNotServed();
        api.Post<ReportEndpoints>(Reports + "/{reportId}/complete", static (e, http) => e.CompleteAsync(http))
            .Says("Ends a report: not served here").TakesNothing().IsNotServed(404);
        api.Get<ReportEndpoints>(Reports + "/preferences", static (e, http) => e.GetPreferencesAsync(http))
            .Says("How a project wants its reports; null: nobody has said it").MayGive<ReportPreference>();
        api.Put<ReportEndpoints>(Reports + "/preferences", static (e, http) => e.SetPreferencesAsync(http))
            .Says("Says how a project wants its reports").Takes<ReportPreferenceBody>().Gives<ReportPreference>();
        api.Get<ReportFailureEndpoints>("/v1/private/report-failures", static (e, http) => e.FindAsync(http))
            .Says("Reports that failed").Gives<PageAnswer<ReportFailure>>()
            .Asks([.. Query.Page, Query.Text("type"), Query.Id("project_id")]);
        api.Post<ReportFailureEndpoints>("/v1/private/report-failures", static (e, http) => e.CreateAsync(http))
            .Says("Notes a report that failed").Takes<ReportFailureBody>().GivesCreated();
        api.Get<AssistantStateEndpoints>(State, static (e, http) => e.GetAsync(http))
            .Says("The assistant's state of the user, packed with gzip").GivesBytes("application/gzip");
        api.Put<AssistantStateEndpoints>(State, static (e, http) => e.PutAsync(http)).WithMetadata(new BodySizeLimit(AssistantStateEndpoints.MaxBytes))
            .Says("Stores the assistant's state of the user").TakesBytes("application/gzip").GivesNothing();
        api.Delete<AssistantStateEndpoints>(State, static (e, http) => e.DeleteAsync(http))
            .Says("Deletes the assistant's state of the user").GivesNothing();
    }
}
