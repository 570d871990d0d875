using Opik.Server.Hosting;
using Opik.Server.OpenApi;

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
        api.Post<RowExportEndpoints>("/v1/private/traces/export", static (e, http) => e.TracesAsync(http))
            .Says("Traces as a file").Takes<RowExportBody>().GivesBytes("text/csv", "application/x-ndjson");
        api.Post<RowExportEndpoints>("/v1/private/spans/export", static (e, http) => e.SpansAsync(http))
            .Says("Spans as a file").Takes<RowExportBody>().GivesBytes("text/csv", "application/x-ndjson");
        // Under /traces, as the other routes of threads.
        api.Post<RowExportEndpoints>("/v1/private/traces/threads/export", static (e, http) => e.ThreadsAsync(http))
            .Says("Threads as a file").Takes<RowExportBody>().GivesBytes("text/csv", "application/x-ndjson");
    }
}
