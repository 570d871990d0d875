using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Features.DatasetFiles.Rows;
using Opik.Server.Features.Jobs;
using Opik.Server.Features.LiveEvents;
using Opik.Server.Hosting.Json;
using Opik.Storage;

namespace Opik.Server.Features.DatasetFiles.Import;

/// <summary>
/// Imports an uploaded file into one new version of its dataset. The whole file is checked before the first item is
/// stored: one whose rows cannot be told apart stores nothing, and rows that cannot be taken are listed with their reason
/// while the others are. An attempt that was interrupted goes on where it stood.
/// </summary>
internal sealed class DatasetImportJob(IDatasets datasets, IDatasetItemWrites items, IBlobStore blobs, ListChanges changes) : IJobHandler
{
    /// <summary>The kind, as stored.</summary>
    public const string KindName = "dataset-import";

    private const int BatchSize = 1000;

    public string Kind => KindName;

    /// <summary>How far a job of this kind has come.</summary>
    public static ImportProgress ProgressOf(Job job) =>
        job.Progress is { } text ? JsonSerializer.Deserialize<ImportProgress>(text.Utf8.Span, WireJson.Options)! : ImportProgress.None;

    /// <summary>Whoever watches asks again once the outcome is stored: what was raised within the attempt came before it.</summary>
    public void Ended(Job job) => changes.Raise(job.Scope.WorkspaceId, "datasets");

    public async Task<JsonText?> RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        var payload = JsonSerializer.Deserialize<ImportPayload>(run.Job.Payload.Utf8.Span, WireJson.Options)!;
        try
        {
            var progress = ProgressOf(run.Job);
            if (progress.Rows is null)
            {
                progress = await ReportAsync(run, await CheckAsync(payload, run, cancellationToken), cancellationToken);
                changes.Raise(run.Job.Scope.WorkspaceId, "datasets");
            }

            if (progress.Rejected > 0 && progress.Rejected == progress.Rows)
                throw new FileRowException($"No row can be taken. Line {progress.FirstRejected![0].Line}: {progress.FirstRejected[0].Reason}");
            await WriteAsync(run, payload, progress, cancellationToken);
            await EndAsync(run, payload, DatasetStatus.Completed);
            return null;
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or StoreUnavailableException))
        {
            await EndAsync(run, payload, DatasetStatus.Failed);
            throw;
        }
    }

    private async Task<ImportProgress> CheckAsync(ImportPayload payload, JobRun run, CancellationToken cancellationToken)
    {
        await using var file = await OpenAsync(payload, cancellationToken);
        var (rows, rejected, first) = (0L, 0L, new List<RejectedRow>());
        await foreach (var row in FileRows.ReadAsync(file, payload.Format, cancellationToken))
        {
            if (++rows >= ImportedItemId.MostRows)
                throw new FileRowException($"The file has more than {ImportedItemId.MostRows} rows.");
            if (row.Item is null && ++rejected <= RejectedRow.MostKept)
                first.Add(RejectedRow.Of(row));
            // Keeps the lease of a long check.
            if (rows % 100_000 == 0)
                await ReportAsync(run, ImportProgress.None, cancellationToken);
        }

        return new ImportProgress(rows, 0, 0, rejected, first);
    }

    private async Task WriteAsync(JobRun run, ImportPayload payload, ImportProgress progress, CancellationToken cancellationToken)
    {
        await using var file = await OpenAsync(payload, cancellationToken);
        var batch = new List<DatasetItemWrite>(BatchSize);
        var (read, done) = (0L, progress.Read);
        await foreach (var row in FileRows.ReadAsync(file, payload.Format, cancellationToken))
        {
            if (++read <= done || row.Item is null)
                continue;
            batch.Add(ItemOf(row.Item, run.Job, read));
            if (batch.Count == BatchSize)
                await StoreAsync();
        }

        if (batch.Count > 0)
            await StoreAsync();

        async Task StoreAsync()
        {
            // The job is the group: however many batches and attempts, they make up one version.
            await items.PutAsync(run.Job.Scope, DatasetTarget.Of(payload.DatasetId), batch, run.Job.Id, null, cancellationToken);
            progress = await ReportAsync(run, progress with { Read = read, Imported = progress.Imported + batch.Count }, cancellationToken);
            batch.Clear();
            changes.Raise(run.Job.Scope.WorkspaceId, "datasets");
        }
    }

    private static DatasetItemWrite ItemOf(ImportedItem item, Job job, long row) => new()
    {
        Id = item.Id ?? ImportedItemId.Of(job.Id, job.CreatedAt, row),
        Source = DatasetItemSource.Manual,
        Data = item.Data,
        Description = item.Description,
        Tags = item.Tags,
        Evaluators = item.Evaluators,
        ExecutionPolicy = item.ExecutionPolicy,
    };

    private async Task EndAsync(JobRun run, ImportPayload payload, DatasetStatus status)
    {
        await datasets.SetStatusAsync(run.Job.Scope, payload.DatasetId, status, CancellationToken.None);
        await blobs.DeleteAsync([payload.BlobKey], CancellationToken.None);
    }

    private async Task<Stream> OpenAsync(ImportPayload payload, CancellationToken cancellationToken) =>
        await blobs.OpenAsync(payload.BlobKey, cancellationToken) ?? throw new FileRowException("The uploaded file is no longer there.");

    private static async Task<ImportProgress> ReportAsync(JobRun run, ImportProgress progress, CancellationToken cancellationToken)
    {
        await run.ReportAsync(new JsonText(JsonSerializer.SerializeToUtf8Bytes(progress, WireJson.Options)), cancellationToken);
        return progress;
    }
}
