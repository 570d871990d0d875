using Opik.Server.Features.RowSelections;
using Opik.Server.Hosting;
using Opik.Server.OpenApi;

namespace Opik.Server.Features.RowExports;

/// <summary>Exports of all matching rows of a list: an extension of ours.</summary>
internal sealed class RowExportsFeature : IFeature
{
    public void AddServices(IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton<ExportedRows>();
        services.AddSingleton<RowExportEndpoints>();
    }

    public void Map(IEndpointRouteBuilder api)
    {
        Add(api, "/v1/private/traces/export", RowKind.Traces, "Traces as a file");
        Add(api, "/v1/private/spans/export", RowKind.Spans, "Spans as a file");
        // Under /traces, as the other routes of threads.
        Add(api, "/v1/private/traces/threads/export", RowKind.Threads, "Threads as a file");
        Add(api, "/v1/private/experiments/export", RowKind.Experiments, "Experiments as a file");
        Add(api, "/v1/private/datasets/export", RowKind.Datasets, "Datasets and test suites as a file, without their items");
        Add(api, "/v1/private/prompts/export", RowKind.Prompts, "Prompts as a file, without their versions");
        Add(api, "/v1/private/annotation-queues/export", RowKind.AnnotationQueues, "Annotation queues as a file, without their items");
        Add(api, "/v1/private/automations/evaluators/export", RowKind.Rules, "Online rules as a file");
        Add(api, "/v1/private/alerts/export", RowKind.Alerts, "Alerts as a file; tokens are masked");
        Add(api, "/v1/private/optimizations/export", RowKind.Optimizations, "Optimizations as a file");
    }

    private static void Add(IEndpointRouteBuilder api, string path, RowKind kind, string says) =>
        api.Post<RowExportEndpoints>(path, (e, http) => e.ExportAsync(http, kind)).Says(says).Takes<RowExportBody>().GivesBytes("text/csv", "application/x-ndjson");
}
