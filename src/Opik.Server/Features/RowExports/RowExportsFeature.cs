using Opik.Server.Hosting;

namespace Opik.Server.Features.RowExports;

/// <summary>Exports of all matching rows of Logs: an extension of ours.</summary>
internal sealed class RowExportsFeature : IFeature
{
    public void AddServices(IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton<ExportedRows>();
        services.AddSingleton<RowExportEndpoints>();
    }

    public void Map(IEndpointRouteBuilder api)
    {
        api.Post<RowExportEndpoints>("/v1/private/traces/export", static (e, http) => e.TracesAsync(http));
        api.Post<RowExportEndpoints>("/v1/private/spans/export", static (e, http) => e.SpansAsync(http));
        // Under /traces, as the other routes of threads.
        api.Post<RowExportEndpoints>("/v1/private/traces/threads/export", static (e, http) => e.ThreadsAsync(http));
    }
}
