using Opik.Server.Features.Projects;
using Opik.Server.Features.Reading;
using Opik.Server.Hosting;
using Opik.Server.OpenApi;
using Opik.Storage;

namespace Opik.Server.Features.Workspaces;

/// <summary>Settings and numbers of a workspace.</summary>
internal sealed class WorkspacesFeature : IFeature
{
    private const string Root = "/v1/private/workspaces";

    public void AddServices(IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton<WorkspaceConfigurationEndpoints>();
        services.AddSingleton<PresentationEndpoints>();
        services.AddSingleton<PreviewLengths>();
        services.AddSingleton<WorkspaceMetricEndpoints>();
        services.AddSingleton<StorageEndpoint>();
        services.AddSingleton<BudgetEndpoints>();
    }

    public void Map(IEndpointRouteBuilder api)
    {
        api.Get<WorkspaceConfigurationEndpoints>(Root + "/configurations", static (e, http) => e.GetAsync(http))
            .Says("Settings of the workspace").Gives<WorkspaceConfigurationView>();
        api.Put<WorkspaceConfigurationEndpoints>(Root + "/configurations", static (e, http) => e.PutAsync(http))
            .Says("Changes settings of the workspace").Takes<WorkspaceConfigurationBody>().GivesNothing();
        api.Delete<WorkspaceConfigurationEndpoints>(Root + "/configurations", static (e, http) => e.DeleteAsync(http))
            .Says("Resets settings of the workspace").GivesNothing();
        api.Get<PresentationEndpoints>(Root + "/presentation", static (e, http) => e.GetAsync(http))
            .Says("How data of the workspace are shown").Gives<PresentationView>();
        api.Put<PresentationEndpoints>(Root + "/presentation", static (e, http) => e.PutAsync(http))
            .Says("Changes how data of the workspace are shown").Takes<PresentationBody>().Gives<PresentationView>();
        api.Get<WorkspaceConfigurationEndpoints>(Root + "/versions", static (e, http) => e.VersionAsync(http))
            .Says("Version of the workspace").Gives<WorkspaceVersionShape>();
        api.Get<StorageEndpoint>(Root + "/storage", static (e, http) => e.GetAsync(http))
            .Says("Room that the data of the workspace take").Gives<StorageView>();
        api.Get<BudgetEndpoints>(Root + "/budget", static (e, http) => e.GetAsync(http))
            .Says("Cost of this month beside the budget").Gives<BudgetView>();
        api.Put<BudgetEndpoints>(Root + "/budget", static (e, http) => e.PutAsync(http))
            .Says("Changes the budget").Takes<BudgetBody>().Gives<BudgetView>();
        api.Post<WorkspaceMetricEndpoints>(Root + "/metrics", static (e, http) => e.ScoresAsync(http))
            .Says("Scores of the workspace over time").Takes<WorkspaceMetricBody>().Gives<ResultList<WorkspaceSeriesView>>();
        api.Post<WorkspaceMetricEndpoints>(Root + "/metrics/summaries", static (e, http) => e.ScoreSummariesAsync(http))
            .Says("Scores of the workspace beside the period before").Takes<WorkspaceMetricBody>().Gives<ResultList<PeriodComparison>>();
        api.Post<WorkspaceMetricEndpoints>(Root + "/metrics/spans", static (e, http) => e.SpanTokenUsageAsync(http))
            .Says("Token usage of the workspace over time").Takes<SpanMetricBody>().Gives<ResultList<WorkspaceSeriesView>>();
        api.Post<WorkspaceMetricEndpoints>(Root + "/costs", static (e, http) => e.CostsAsync(http))
            .Says("Cost of the workspace over time").Takes<WorkspaceMetricBody>().Gives<ResultList<WorkspaceSeriesView>>();
        api.Post<WorkspaceMetricEndpoints>(Root + "/costs/summaries", static (e, http) => e.CostSummaryAsync(http))
            .Says("Cost of the workspace beside the period before").Takes<WorkspaceMetricBody>().Gives<PeriodComparison>();
        api.Post<WorkspaceMetricEndpoints>(Root + "/token-usage/names", static (e, http) => e.TokenUsageNamesAsync(http))
            .Says("Names of token counts of the workspace").Takes<ProjectIdsBody>().Gives<TokenUsageNames>();
    }
}
