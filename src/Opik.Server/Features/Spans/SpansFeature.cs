using Opik.Server.Hosting;

namespace Opik.Server.Features.Spans;

/// <summary>Spans.</summary>
internal sealed class SpansFeature : IFeature
{
    private const string Path = "/v1/private/spans";

    public void AddServices(IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton<SpanWriteEndpoints>();
        services.AddSingleton<SpanReadEndpoints>();
    }

    public void Map(IEndpointRouteBuilder api)
    {
        api.Post<SpanWriteEndpoints>(Path, static (e, http) => e.CreateAsync(http));
        api.Post<SpanWriteEndpoints>($"{Path}/batch", static (e, http) => e.CreateBatchAsync(http));
        api.Patch<SpanWriteEndpoints>($"{Path}/batch", static (e, http) => e.UpdateBatchAsync(http));
        api.Patch<SpanWriteEndpoints>($"{Path}/{{id}}", static (e, http) => e.UpdateAsync(http));
        api.Delete<SpanWriteEndpoints>($"{Path}/{{id}}", static (e, http) => e.DeleteAsync(http));
        api.Get<SpanReadEndpoints>(Path, static (e, http) => e.FindAsync(http));
        api.Get<SpanReadEndpoints>($"{Path}/{{id}}", static (e, http) => e.GetAsync(http));
        api.Get<SpanReadEndpoints>($"{Path}/exists", static (e, http) => e.ExistsAsync(http));
        api.Post<SpanReadEndpoints>($"{Path}/search", static (e, http) => e.SearchAsync(http));
    }
}
