using Opik.Server.Features.Projects;
using Opik.Server.Hosting;

namespace Opik.Server.Features.Optimizations;

/// <summary>Optimizations.</summary>
internal sealed class OptimizationsFeature : IFeature
{
    private const string Root = "/v1/private/optimizations";

    public void AddServices(IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton<OptimizationEndpoints>();
        services.AddSingleton<StudioEndpoints>();
        services.AddSingleton<IProjectActivity, OptimizationActivity>();
    }

    public void Map(IEndpointRouteBuilder api)
    {
        api.Get<OptimizationEndpoints>(Root, static (e, http) => e.FindAsync(http));
        api.Get<OptimizationEndpoints>("/v1/private/projects/{projectId}/optimizations", static (e, http) => e.FindOfProjectAsync(http));
        api.Post<OptimizationEndpoints>(Root, static (e, http) => e.UpsertAsync(http));
        api.Put<OptimizationEndpoints>(Root, static (e, http) => e.UpsertAsync(http));
        api.Post<OptimizationEndpoints>(Root + "/delete", static (e, http) => e.DeleteManyAsync(http));
        api.Get<OptimizationEndpoints>(Root + "/{id}", static (e, http) => e.GetAsync(http));
        api.Put<OptimizationEndpoints>(Root + "/{id}", static (e, http) => e.UpdateAsync(http));
        api.Get<StudioEndpoints>(Root + "/studio/{id}/logs", static (e, http) => e.LogsAsync(http));
        api.Get<StudioEndpoints>(Root + "/studio/{id}/cancel", static (_, http) => StudioEndpoints.CancelAsync(http));
    }
}
