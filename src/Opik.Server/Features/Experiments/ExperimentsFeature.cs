using Opik.Contracts;
using Opik.Server.Features.Datasets.Items;
using Opik.Server.Features.Experiments.Bulk;
using Opik.Server.Features.Experiments.Comparing;
using Opik.Server.Features.Experiments.Grouping;
using Opik.Server.Features.Experiments.Items;
using Opik.Server.Features.Experiments.Suites;
using Opik.Server.Features.Experiments.Uses;
using Opik.Server.Features.Ingest;
using Opik.Server.Features.Metrics;
using Opik.Server.Features.Projects;
using Opik.Server.Features.Reading;
using Opik.Server.Features.RowSelections.Entities;
using Opik.Server.Features.Scores;
using Opik.Server.Hosting;
using Opik.Server.OpenApi;

namespace Opik.Server.Features.Experiments;

/// <summary>Experiments, their items, and their comparison.</summary>
internal sealed class ExperimentsFeature : IFeature
{
    private const string Root = "/v1/private/experiments";

    private const string Compared = "/v1/private/datasets/{id}/items/experiments/items";

    public void AddServices(IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton<IEntityRows, ExperimentRows>();
        services.AddSingleton<ExperimentCreation>();
        services.AddSingleton<ExperimentEnds>();
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
        services.AddSingleton<ItemUsesEndpoint>();
        services.AddSingleton<IProjectActivity, ExperimentActivity>();
    }

    public void Map(IEndpointRouteBuilder api)
    {
        api.Get<ExperimentListEndpoints>(Root, static (e, http) => e.FindAsync(http))
            .Says("Experiments of the workspace").Gives<PageShape<ExperimentShape>>()
            .Asks([.. Query.Page, Query.Sorting, .. ExperimentRequests.Parameters]);
        api.Get<ExperimentListEndpoints>("/v1/private/projects/{projectId}/experiments", static (e, http) => e.FindOfProjectAsync(http))
            .Says("Experiments of a project").Gives<PageShape<ExperimentShape>>()
            .Asks([.. Query.Page, Query.Sorting, .. ExperimentRequests.Parameters]);
        api.Get<ExperimentListEndpoints>($"{Root}/feedback-scores/names", static (e, http) => e.ScoreNamesAsync(http))
            .Says("Names of scores of experiments").Gives<ExperimentScoreNamesShape>()
            .Asks(Query.Text("experiment_ids", "JSON array of ids."), Query.Id("project_id"));
        api.Get<ExperimentExportEndpoint>($"{Root}/export", static (e, http) => e.GetAsync(http))
            .Says("Experiments as a file").GivesBytes("text/csv", "application/x-ndjson")
            .Asks([Query.OneOf("format", "csv", "jsonl"), Query.Sorting, .. ExperimentRequests.Parameters]);
        api.Post<ExperimentListEndpoints>($"{Root}/stream", static (e, http) => e.StreamAsync(http))
            .Says("Experiments whose name contains a text, one a line").Takes<ExperimentSearchBody>().GivesStream<ExperimentShape>();
        api.Get<ExperimentGroupEndpoints>($"{Root}/groups", static (e, http) => e.GroupsAsync(http))
            .Says("Values by which experiments are grouped").Gives<ExperimentGroupsShape>()
            .Asks([Query.Text("groups", "JSON array of fields.").Required, .. ExperimentRequests.Parameters]);
        api.Get<ExperimentGroupEndpoints>($"{Root}/groups/aggregations", static (e, http) => e.AggregationsAsync(http))
            .Says("Numbers over groups of experiments").Gives<ExperimentGroupsShape>()
            .Asks([Query.Text("groups", "JSON array of fields.").Required, .. ExperimentRequests.Parameters]);

        api.Post<ExperimentEndpoints>(Root, static (e, http) => e.CreateAsync(http))
            .Says("Makes an experiment").Takes<ExperimentBody>().GivesCreated();
        api.Get<ExperimentEndpoints>($"{Root}/{{id}}", static (e, http) => e.GetAsync(http))
            .Says("One experiment").Gives<ExperimentShape>();
        api.Patch<ExperimentEndpoints>($"{Root}/{{id}}", static (e, http) => e.UpdateAsync(http))
            .Says("Changes an experiment").Takes<ExperimentUpdateBody>().GivesNothing();
        api.Patch<ExperimentEndpoints>($"{Root}/batch", static (e, http) => e.UpdateManyAsync(http))
            .Says("The same change for many experiments").Takes<BulkUpdateShape<ExperimentUpdateBody>>().GivesNothing();
        api.Post<ExperimentEndpoints>($"{Root}/delete", static (e, http) => e.DeleteAsync(http))
            .Says("Deletes experiments").Takes<IdsBody>().GivesNothing();
        api.Post<ExperimentEndpoints>($"{Root}/finish", static (e, http) => e.FinishAsync(http))
            .Says("Notes that experiments have ended").Takes<IdsBody>().GivesNothing();
        api.Put<ExperimentEndpoints>($"{Root}/cancel", static (e, http) => e.CancelAsync(http))
            .Says("Cancels experiments").Takes<IdsBody>().GivesNothing();
        // One version of the web interface was seen using it.
        api.Post<ExperimentEndpoints>($"{Root}/cancel", static (e, http) => e.CancelAsync(http))
            .Says("Cancels experiments").Takes<IdsBody>().GivesNothing();

        api.Post<ExperimentItemEndpoints>($"{Root}/items", static (e, http) => e.CreateAsync(http))
            .Says("Stores items of experiments").Takes<ExperimentItemsBody>().GivesNothing();
        api.Get<ExperimentItemEndpoints>($"{Root}/items/{{id}}", static (e, http) => e.GetAsync(http))
            .Says("One item of an experiment").Gives<ExperimentItemShape>();
        api.Post<ExperimentItemEndpoints>($"{Root}/items/delete", static (e, http) => e.DeleteAsync(http))
            .Says("Deletes items of experiments").Takes<IdsBody>().GivesNothing();
        api.Post<ExperimentItemEndpoints>($"{Root}/items/stream", static (e, http) => e.StreamAsync(http))
            .Says("Items of the experiments of a name, one a line").Takes<ExperimentItemSearchBody>().GivesStream<ExperimentRunShape>();
        api.Put<BulkUploadEndpoint>($"{Root}/items/bulk", static (e, http) => e.PutAsync(http))
            .Says("Uploads runs of an experiment with all that belongs to them").Takes<ExperimentUploadBody>().GivesNothing();

        api.Get<ItemUsesEndpoint>("/v1/private/datasets/{id}/items/{itemId}/uses", static (e, http) => e.GetAsync(http))
            .Says("In how many experiments an item was run, and the lowest and highest of each score").Gives<ItemUsesView>();
        api.Get<SuiteResultsEndpoint>("/v1/private/datasets/{id}/suite-results", static (e, http) => e.GetAsync(http))
            .Says("How a run of a test suite went, beside an earlier one").Gives<SuiteResultsShape>()
            .Asks(Query.Id("experiment_id").Required, Query.Id("previous_id"));
        api.Get<ComparisonEndpoints>(Compared, static (e, http) => e.FindAsync(http))
            .Says("Experiments of a dataset side by side").Gives<ComparisonShape>()
            .Asks([.. Query.Page, Query.Sorting, Query.Flag("truncate"), Query.Flag("preview"), .. ComparisonRequests.Parameters]);
        api.Get<ComparisonEndpoints>($"{Compared}/stats", static (e, http) => e.StatsAsync(http))
            .Says("Numbers over a comparison").Gives<StatsShape>()
            .Asks(ComparisonRequests.Parameters);
        api.Get<ComparisonEndpoints>($"{Compared}/summary", static (e, http) => e.SummaryAsync(http))
            .Says("Experiments in figures against a baseline").Gives<ComparisonSummaryShape>()
            .Asks(ComparisonRequests.Parameters);
        api.Get<ComparisonExportEndpoint>($"{Compared}/export", static (e, http) => e.GetAsync(http))
            .Says("A comparison as a file").GivesBytes("text/csv", "application/x-ndjson")
            .Asks([Query.Sorting, Query.Text("format"), .. ComparisonRequests.Parameters]);
        api.Get<ComparisonEndpoints>($"{Compared}/output/columns", static (e, http) => e.OutputColumnsAsync(http))
            .Says("Columns of the outputs of experiments").Gives<ColumnsShape>()
            .Asks(Query.Text("experiment_ids", "JSON array of ids."));
    }
}
