using Opik.Server.Features.Experiments.Bulk;
using Opik.Server.Features.Experiments.Comparing;
using Opik.Server.Features.Experiments.Grouping;
using Opik.Server.Features.Experiments.Items;
using Opik.Server.Features.Experiments.Suites;
using Opik.Server.Features.Projects;
using Opik.Server.Hosting;

namespace Opik.Server.Features.Experiments;

/// <summary>Experiments, their items, and their comparison.</summary>
internal sealed class ExperimentsFeature : IFeature
{
    private const string Root = "/v1/private/experiments";

    private const string Compared = "/v1/private/datasets/{id}/items/experiments/items";

    public void AddServices(IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton<ExperimentCreation>();
        services.AddSingleton<ExperimentProjects>();
        services.AddSingleton<ExperimentEndpoints>();
        services.AddSingleton<ExperimentListEndpoints>();
        services.AddSingleton<ExperimentExportEndpoint>();
        services.AddSingleton<ExperimentGroupEndpoints>();
        services.AddSingleton<ExperimentItemEndpoints>();
        services.AddSingleton<BulkUpload>();
        services.AddSingleton<BulkUploadEndpoint>();
        services.AddSingleton<RepeatedUploads>();
        services.AddSingleton<ComparisonRequests>();
        services.AddSingleton<ComparisonEndpoints>();
        services.AddSingleton<ComparisonExportEndpoint>();
        services.AddSingleton<SuiteResultsEndpoint>();
        services.AddSingleton<IProjectActivity, ExperimentActivity>();
    }

    public void Map(IEndpointRouteBuilder api)
    {
        api.Get<ExperimentListEndpoints>(Root, static (e, http) => e.FindAsync(http));
        api.Get<ExperimentListEndpoints>("/v1/private/projects/{projectId}/experiments", static (e, http) => e.FindOfProjectAsync(http));
        api.Get<ExperimentListEndpoints>($"{Root}/feedback-scores/names", static (e, http) => e.ScoreNamesAsync(http));
        api.Get<ExperimentExportEndpoint>($"{Root}/export", static (e, http) => e.GetAsync(http));
        api.Post<ExperimentListEndpoints>($"{Root}/stream", static (e, http) => e.StreamAsync(http));
        api.Get<ExperimentGroupEndpoints>($"{Root}/groups", static (e, http) => e.GroupsAsync(http));
        api.Get<ExperimentGroupEndpoints>($"{Root}/groups/aggregations", static (e, http) => e.AggregationsAsync(http));

        api.Post<ExperimentEndpoints>(Root, static (e, http) => e.CreateAsync(http));
        api.Get<ExperimentEndpoints>($"{Root}/{{id}}", static (e, http) => e.GetAsync(http));
        api.Patch<ExperimentEndpoints>($"{Root}/{{id}}", static (e, http) => e.UpdateAsync(http));
        api.Patch<ExperimentEndpoints>($"{Root}/batch", static (e, http) => e.UpdateManyAsync(http));
        api.Post<ExperimentEndpoints>($"{Root}/delete", static (e, http) => e.DeleteAsync(http));
        api.Post<ExperimentEndpoints>($"{Root}/finish", static (e, http) => e.FinishAsync(http));
        api.Put<ExperimentEndpoints>($"{Root}/cancel", static (e, http) => e.CancelAsync(http));
        // One version of the web interface was seen using it.
        api.Post<ExperimentEndpoints>($"{Root}/cancel", static (e, http) => e.CancelAsync(http));

        api.Post<ExperimentItemEndpoints>($"{Root}/items", static (e, http) => e.CreateAsync(http));
        api.Get<ExperimentItemEndpoints>($"{Root}/items/{{id}}", static (e, http) => e.GetAsync(http));
        api.Post<ExperimentItemEndpoints>($"{Root}/items/delete", static (e, http) => e.DeleteAsync(http));
        api.Post<ExperimentItemEndpoints>($"{Root}/items/stream", static (e, http) => e.StreamAsync(http));
        api.Put<BulkUploadEndpoint>($"{Root}/items/bulk", static (e, http) => e.PutAsync(http));

        api.Get<ComparisonEndpoints>(Compared, static (e, http) => e.FindAsync(http));
        api.Get<ComparisonEndpoints>($"{Compared}/stats", static (e, http) => e.StatsAsync(http));
        api.Get<ComparisonEndpoints>($"{Compared}/summary", static (e, http) => e.SummaryAsync(http));
        api.Get<ComparisonExportEndpoint>($"{Compared}/export", static (e, http) => e.GetAsync(http));
        api.Get<SuiteResultsEndpoint>("/v1/private/datasets/{id}/suite-results", static (e, http) => e.GetAsync(http));
        api.Get<ComparisonEndpoints>($"{Compared}/output/columns", static (e, http) => e.OutputColumnsAsync(http));
    }
}
