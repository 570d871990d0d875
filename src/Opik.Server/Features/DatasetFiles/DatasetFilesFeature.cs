using Opik.Server.Features.DatasetFiles.Export;
using Opik.Server.Features.DatasetFiles.Import;
using Opik.Server.Features.Jobs;
using Opik.Server.Hosting;
using Opik.Server.Hosting.Bodies;
using Opik.Server.OpenApi;

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
        api.Post<ImportEndpoints>(Root + "/items/from-csv", static (e, http) => e.FromCsvAsync(http)).WithMetadata(new BodySizeLimit(MaxUploadBytes))
            .Says("Imports items out of a CSV file").TakesForm<ImportFormBody>().GivesNothing(202);
        api.Post<ImportEndpoints>(Root + "/items/from-json", static (e, http) => e.FromJsonAsync(http)).WithMetadata(new BodySizeLimit(MaxUploadBytes))
            .Says("Imports items out of a JSON or JSON Lines file").TakesForm<ImportFormBody>().GivesNothing(202);
        api.Get<ImportEndpoints>(Root + "/{id}/imports", static (e, http) => e.FindAsync(http))
            .Says("Imports into a dataset").Gives<IReadOnlyList<ImportView>>();
        api.Get<ImportEndpoints>(Root + "/{id}/imports/{importId}/rejected-rows", static (e, http) => e.FindRejectedAsync(http))
            .Says("Rows that an import did not take").Gives<RejectedRowsView>();
        api.Post<ExportEndpoints>(Root + "/{id}/export", static (e, http) => e.StartAsync(http))
            .Says("Starts an export of a dataset; answers the one that is on its way for the same version and format").MayTake<ExportSelection>().Gives<ExportView>().Gives<ExportView>(202)
            .Asks(Query.Text("format"), Query.Text("version"));
        api.Get<ExportEndpoints>(Root + "/export-jobs", static (e, http) => e.FindAsync(http))
            .Says("Exports of the workspace").Gives<IReadOnlyList<ExportView>>();
        api.Get<ExportEndpoints>(Root + "/export-jobs/{jobId}", static (e, http) => e.GetAsync(http))
            .Says("One export").Gives<ExportView>();
        api.Get<ExportEndpoints>(Root + "/export-jobs/{jobId}/download", static (e, http) => e.DownloadAsync(http))
            .Says("The file of an export").GivesBytes("text/csv", "application/json", "application/x-ndjson");
        api.Put<ExportEndpoints>(Root + "/export-jobs/{jobId}/mark-viewed", static (e, http) => e.MarkViewedAsync(http))
            .Says("Notes that the user saw an export").TakesNothing().GivesNothing();
    }
}
