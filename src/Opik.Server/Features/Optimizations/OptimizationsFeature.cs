using Opik.Contracts;
using Opik.Server.Features.Ingest;
using Opik.Server.Features.Projects;
using Opik.Server.Features.RowSelections.Entities;
using Opik.Server.Hosting;
using Opik.Server.Hosting.Json;
using Opik.Server.OpenApi;

namespace Opik.Server.Features.Optimizations;

/// <summary>Optimizations.</summary>
internal sealed class OptimizationsFeature : IFeature
{
    private const string Root = "/v1/private/optimizations";

    public void AddServices(IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton<IEntityRows, OptimizationRows>();
        services.AddSingleton<OptimizationEndpoints>();
        services.AddSingleton<IProjectActivity, OptimizationActivity>();
    }

    public void Map(IEndpointRouteBuilder api)
    {
        api.Get<OptimizationEndpoints>(Root, static (e, http) => e.FindAsync(http))
            .Says("Optimizations").Gives<PageAnswer<OptimizationAnswer>>()
            .Asks([.. Query.Page, Query.Id("project_id"), Query.Name, Query.Id("dataset_id"), Query.Text("dataset_name"), Query.Flag("dataset_deleted"), Query.Filters]);
        api.Get<OptimizationEndpoints>("/v1/private/projects/{projectId}/optimizations", static (e, http) => e.FindOfProjectAsync(http))
            .Says("Optimizations of a project").Gives<PageAnswer<OptimizationAnswer>>()
            .Asks([.. Query.Page, Query.Name, Query.Id("dataset_id"), Query.Text("dataset_name"), Query.Flag("dataset_deleted"), Query.Filters]);
        api.Post<OptimizationEndpoints>(Root, static (e, http) => e.UpsertAsync(http))
            .Says("Makes an optimization, or changes the one with the id").Takes<OptimizationBody>().GivesCreated();
        api.Put<OptimizationEndpoints>(Root, static (e, http) => e.UpsertAsync(http))
            .Says("Makes an optimization, or changes the one with the id").Takes<OptimizationBody>().GivesCreated();
        api.Post<OptimizationEndpoints>(Root + "/delete", static (e, http) => e.DeleteManyAsync(http))
            .Says("Deletes optimizations").Takes<IdsBody>().GivesNothing();
        api.Get<OptimizationEndpoints>(Root + "/{id}", static (e, http) => e.GetAsync(http))
            .Says("One optimization").Gives<OptimizationAnswer>();
        api.Put<OptimizationEndpoints>(Root + "/{id}", static (e, http) => e.UpdateAsync(http))
            .Says("Changes an optimization").Takes<OptimizationUpdateBody>().GivesNothing();
    }
}
