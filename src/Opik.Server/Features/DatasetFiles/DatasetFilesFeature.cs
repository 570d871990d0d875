using Opik.Server.Features.DatasetFiles.Export;
using Opik.Server.Features.DatasetFiles.Import;
using Opik.Server.Features.Jobs;
using Opik.Server.Hosting;
using Opik.Server.Hosting.Bodies;

namespace Opik.Server.Features.DatasetFiles;

/// <summary>Import and export of dataset items as files, in the background.</summary>
internal sealed class DatasetFilesFeature : IFeature
{
    private const string Root = "/v1/private/datasets";

    // 2 GB of file, and the form around it.
    private const long MaxUploadBytes = (2L * 1024 * 1024 * 1024) + (64 * 1024);

    public void AddServices(IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton<ImportEndpoints>();
        services.AddSingleton<ExportEndpoints>();
        services.AddSingleton<IJobHandler, DatasetImportJob>();
        services.AddSingleton<IJobHandler, DatasetExportJob>();
        services.AddHostedService<ExportCleanupWorker>();
    }

    public void Map(IEndpointRouteBuilder api)
    {
        api.Post<ImportEndpoints>(Root + "/items/from-csv", static (e, http) => e.FromCsvAsync(http)).WithMetadata(new BodySizeLimit(MaxUploadBytes));
        api.Post<ImportEndpoints>(Root + "/items/from-json", static (e, http) => e.FromJsonAsync(http)).WithMetadata(new BodySizeLimit(MaxUploadBytes));
        api.Get<ImportEndpoints>(Root + "/{id}/imports", static (e, http) => e.FindAsync(http));
        api.Get<ImportEndpoints>(Root + "/{id}/imports/{importId}/rejected-rows", static (e, http) => e.FindRejectedAsync(http));
        api.Post<ExportEndpoints>(Root + "/{id}/export", static (e, http) => e.StartAsync(http));
        api.Get<ExportEndpoints>(Root + "/export-jobs", static (e, http) => e.FindAsync(http));
        api.Get<ExportEndpoints>(Root + "/export-jobs/{jobId}", static (e, http) => e.GetAsync(http));
        api.Get<ExportEndpoints>(Root + "/export-jobs/{jobId}/download", static (e, http) => e.DownloadAsync(http));
        api.Put<ExportEndpoints>(Root + "/export-jobs/{jobId}/mark-viewed", static (e, http) => e.MarkViewedAsync(http));
    }
}
