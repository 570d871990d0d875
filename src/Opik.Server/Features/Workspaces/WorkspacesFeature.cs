using Opik.Server.Hosting;

namespace Opik.Server.Features.Workspaces;

/// <summary>Settings and numbers of a workspace.</summary>
internal sealed class WorkspacesFeature : IFeature
{
    private const string Root = "/v1/private/workspaces";

    public void AddServices(IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton<WorkspaceConfigurationEndpoints>();
        services.AddSingleton<WorkspaceMetricEndpoints>();
    }

    public void Map(IEndpointRouteBuilder api)
    {
        api.Get<WorkspaceConfigurationEndpoints>(Root + "/configurations", static (e, http) => e.GetAsync(http));
        api.Put<WorkspaceConfigurationEndpoints>(Root + "/configurations", static (e, http) => e.PutAsync(http));
        api.Delete<WorkspaceConfigurationEndpoints>(Root + "/configurations", static (e, http) => e.DeleteAsync(http));
        api.Get<WorkspaceConfigurationEndpoints>(Root + "/versions", static (e, http) => e.VersionAsync(http));
        api.Post<WorkspaceMetricEndpoints>(Root + "/metrics", static (e, http) => e.ScoresAsync(http));
        api.Post<WorkspaceMetricEndpoints>(Root + "/metrics/summaries", static (e, http) => e.ScoreSummariesAsync(http));
        api.Post<WorkspaceMetricEndpoints>(Root + "/metrics/spans", static (e, http) => e.SpanTokenUsageAsync(http));
        api.Post<WorkspaceMetricEndpoints>(Root + "/costs", static (e, http) => e.CostsAsync(http));
        api.Post<WorkspaceMetricEndpoints>(Root + "/costs/summaries", static (e, http) => e.CostSummaryAsync(http));
        api.Post<WorkspaceMetricEndpoints>(Root + "/token-usage/names", static (e, http) => e.TokenUsageNamesAsync(http));
    }
}
