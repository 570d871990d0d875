using Opik.Server.Hosting;

namespace Opik.Server.Features.Threads;

/// <summary>Threads of traces.</summary>
internal sealed class ThreadsFeature : IFeature
{
    private const string Path = "/v1/private/traces/threads";

    public void AddServices(IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton<ThreadWriteEndpoints>();
        services.AddSingleton<ThreadReadEndpoints>();
        services.AddHostedService<ThreadInactivityWorker>();
    }

    public void Map(IEndpointRouteBuilder api)
    {
        api.Get<ThreadReadEndpoints>(Path, static (e, http) => e.FindAsync(http));
        api.Post<ThreadReadEndpoints>($"{Path}/retrieve", static (e, http) => e.RetrieveAsync(http));
        api.Post<ThreadReadEndpoints>($"{Path}/search", static (e, http) => e.SearchAsync(http));
        api.Get<ThreadReadEndpoints>($"{Path}/turns", static (e, http) => e.TurnsAsync(http));
        api.Get<ThreadReadEndpoints>($"{Path}/turns/search", static (e, http) => e.SearchTurnsAsync(http));
        api.Put<ThreadWriteEndpoints>($"{Path}/close", static (e, http) => e.CloseAsync(http));
        api.Put<ThreadWriteEndpoints>($"{Path}/open", static (e, http) => e.OpenAsync(http));
        api.Post<ThreadWriteEndpoints>($"{Path}/delete", static (e, http) => e.DeleteAsync(http));
        api.Patch<ThreadWriteEndpoints>($"{Path}/batch", static (e, http) => e.UpdateBatchAsync(http));
        api.Patch<ThreadWriteEndpoints>($"{Path}/{{threadModelId}}", static (e, http) => e.UpdateAsync(http));
    }
}
