using Opik.Server.Features.Jobs;
using Opik.Server.Hosting;
using Opik.Server.OpenApi;

namespace Opik.Server.Features.DatasetExpansions;

/// <summary>Synthetic items for datasets, made by a model after the items there are.</summary>
internal sealed class DatasetExpansionsFeature : IFeature
{
    public void AddServices(IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton<ExpansionModel>();
        services.AddSingleton<ExpansionEndpoint>();
        services.AddSingleton<ExpansionJobEndpoints>();
        services.AddSingleton<IJobHandler, ExpansionJob>();
    }

    public void Map(IEndpointRouteBuilder api)
    {
        const string Root = "/v1/private/datasets/{id}";
        api.Post<ExpansionEndpoint>(Root + "/expansions", static (e, http) => e.ExpandAsync(http))
            .Says("Items that a model proposes for a dataset").Takes<ExpansionBody>().Gives<ProposedItemsShape>();
        api.Post<ExpansionJobEndpoints>(Root + "/expansion-jobs", static (e, http) => e.StartAsync(http))
            .Says("Lets a job ask a model for items").Takes<ExpansionBody>().Gives<ExpansionView>(202);
        api.Get<ExpansionJobEndpoints>(Root + "/expansion-jobs", static (e, http) => e.FindAsync(http))
            .Says("Jobs that ask a model for items").Gives<IReadOnlyList<ExpansionView>>();
        api.Get<ExpansionJobEndpoints>(Root + "/expansion-jobs/{jobId}", static (e, http) => e.GetAsync(http))
            .Says("One job with the items that it has").Gives<ExpansionView>();
        api.Post<ExpansionJobEndpoints>(Root + "/expansion-jobs/{jobId}/cancel", static (e, http) => e.CancelAsync(http))
            .Says("Stops a job; what it has stays").TakesNothing().GivesNothing();
        api.Delete<ExpansionJobEndpoints>(Root + "/expansion-jobs/{jobId}", static (e, http) => e.DeleteAsync(http))
            .Says("Throws a job and its items away").GivesNothing();
        api.Get<ExpansionJobEndpoints>(Root + "/field-analysis", static (e, http) => e.AnalyzeAsync(http))
            .Says("What the fields of a dataset hold").Gives<FieldAnalysisView>()
            .Asks(Query.Text("version"));
    }
}
