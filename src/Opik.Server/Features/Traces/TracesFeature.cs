using Opik.Server.Hosting;

namespace Opik.Server.Features.Traces;

/// <summary>Traces.</summary>
internal sealed class TracesFeature : IFeature
{
    private const string Path = "/v1/private/traces";

    public void AddServices(IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton<TraceWriteEndpoints>();
        services.AddSingleton<TraceReadEndpoints>();
    }

    public void Map(IEndpointRouteBuilder api)
    {
        api.Post<TraceWriteEndpoints>(Path, static (e, http) => e.CreateAsync(http));
        api.Post<TraceWriteEndpoints>($"{Path}/batch", static (e, http) => e.CreateBatchAsync(http));
        api.Patch<TraceWriteEndpoints>($"{Path}/batch", static (e, http) => e.UpdateBatchAsync(http));
        api.Patch<TraceWriteEndpoints>($"{Path}/{{id}}", static (e, http) => e.UpdateAsync(http));
        api.Delete<TraceWriteEndpoints>($"{Path}/{{id}}", static (e, http) => e.DeleteAsync(http));
        api.Post<TraceWriteEndpoints>($"{Path}/delete", static (e, http) => e.DeleteBatchAsync(http));
        api.Get<TraceReadEndpoints>(Path, static (e, http) => e.FindAsync(http));
        api.Get<TraceReadEndpoints>($"{Path}/{{id}}", static (e, http) => e.GetAsync(http));
        api.Get<TraceReadEndpoints>($"{Path}/{{id}}/tree", static (e, http) => e.TreeAsync(http));
        api.Get<TraceReadEndpoints>($"{Path}/{{id}}/search", static (e, http) => e.SearchWithinAsync(http));
        api.Get<TraceReadEndpoints>($"{Path}/exists", static (e, http) => e.ExistsAsync(http));
        api.Post<TraceReadEndpoints>($"{Path}/search", static (e, http) => e.SearchAsync(http));
    }
}
