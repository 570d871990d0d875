using Opik.Server.Features.Jobs;
using Opik.Server.Hosting;

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
        api.Post<ExpansionEndpoint>(Root + "/expansions", static (e, http) => e.ExpandAsync(http));
        api.Post<ExpansionJobEndpoints>(Root + "/expansion-jobs", static (e, http) => e.StartAsync(http));
        api.Get<ExpansionJobEndpoints>(Root + "/expansion-jobs", static (e, http) => e.FindAsync(http));
        api.Get<ExpansionJobEndpoints>(Root + "/expansion-jobs/{jobId}", static (e, http) => e.GetAsync(http));
        api.Post<ExpansionJobEndpoints>(Root + "/expansion-jobs/{jobId}/cancel", static (e, http) => e.CancelAsync(http));
        api.Delete<ExpansionJobEndpoints>(Root + "/expansion-jobs/{jobId}", static (e, http) => e.DeleteAsync(http));
        api.Get<ExpansionJobEndpoints>(Root + "/field-analysis", static (e, http) => e.AnalyzeAsync(http));
    }
}
