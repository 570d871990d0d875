using System.Text.Json;
using Opik.Server.Features.DatasetExpansions;
using Opik.Server.Features.DatasetFiles.Import;
using Opik.Server.Hosting.Json;
using Opik.Storage;

namespace Opik.Server.Features.DatasetFiles.Export;

/// <summary>Deletes exported files and the rows of ended imports and exports after a day, synthetic items that nobody reviewed after a week, and all of these when their dataset is deleted.</summary>
internal sealed partial class ExportCleanupWorker(IJobs jobs, IBlobStore blobs, IDatasets datasets, TimeProvider clock, ILogger<ExportCleanupWorker> log) : BackgroundService
{
    /// <summary>How long an exported file can be downloaded.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>How long synthetic items wait for their review.</summary>
    public static readonly TimeSpan KeptForReview = TimeSpan.FromDays(7);

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    /// <summary>Deletes what has expired.</summary>
    public async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow().UtcDateTime - Kept;
        // Files first: after a crash their rows are still there to be found.
        while (await jobs.FindEndedAsync(DatasetExportJob.KindName, before, cancellationToken) is { Count: > 0 } exports)
        {
            await blobs.DeleteAsync([.. exports.Select(KeyOf).OfType<string>()], cancellationToken);
            await jobs.DeleteAsync([.. exports.Select(job => job.Id)], cancellationToken);
        }

        // An import deletes its file itself.
        while (await jobs.FindEndedAsync(DatasetImportJob.KindName, before, cancellationToken) is { Count: > 0 } imports)
            await jobs.DeleteAsync([.. imports.Select(job => job.Id)], cancellationToken);
        while (await jobs.FindEndedAsync(ExpansionJob.KindName, clock.GetUtcNow().UtcDateTime - KeptForReview, cancellationToken) is { Count: > 0 } expansions)
            await jobs.DeleteAsync([.. expansions.Select(job => job.Id)], cancellationToken);
        foreach (var kind in (string[])[DatasetExportJob.KindName, DatasetImportJob.KindName, ExpansionJob.KindName])
        {
            var lost = new List<Job>();
            foreach (var job in await jobs.FindEndedAsync(kind, DateTime.MaxValue, cancellationToken))
            {
                if (job.Subject is { } dataset && await datasets.GetAsync(job.Scope, dataset, cancellationToken) is null)
                    lost.Add(job);
            }

            await blobs.DeleteAsync([.. lost.Select(KeyOf).OfType<string>()], cancellationToken);
            await jobs.DeleteAsync([.. lost.Select(job => job.Id)], cancellationToken);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RunOnceAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure) when (failure is StoreUnavailableException or IOException)
            {
                LogFailed(log, failure);
            }

            await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // Of an export; the others have no result.
    private static string? KeyOf(Job job) => job.Result is { } result ? JsonSerializer.Deserialize<ExportResult>(result.Utf8.Span, WireJson.Options)!.BlobKey : null;

    [LoggerMessage(1, LogLevel.Warning, "Expired exports could not be deleted; it is tried again.")]
    private static partial void LogFailed(ILogger log, Exception failure);
}
