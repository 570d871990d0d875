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
/// stored, so that a bad row stores nothing; an attempt that was interrupted goes on where it stood.
/// </summary>
internal sealed class DatasetImportJob(IDatasets datasets, IDatasetItemWrites items, IBlobStore blobs, ListChanges changes) : IJobHandler
{
    /// <summary>The kind, as stored.</summary>
    public const string KindName = "dataset-import";

    private const int BatchSize = 1000;

    public string Kind => KindName;

    public async Task<JsonText?> RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        var payload = JsonSerializer.Deserialize<ImportPayload>(run.Job.Payload.Utf8.Span, WireJson.Options)!;
        try
        {
            var progress = run.Job.Progress is { } text ? JsonSerializer.Deserialize<ImportProgress>(text.Utf8.Span, WireJson.Options)! : new ImportProgress(null, 0);
            if (progress.Rows is null)
                progress = await ReportAsync(run, new ImportProgress(await CountAsync(payload, run, cancellationToken), 0), cancellationToken);
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

    private async Task<long> CountAsync(ImportPayload payload, JobRun run, CancellationToken cancellationToken)
    {
        await using var file = await OpenAsync(payload, cancellationToken);
        var rows = 0L;
        await foreach (var _ in FileRows.ReadAsync(file, payload.Format, cancellationToken))
        {
            if (++rows >= ImportedItemId.MostRows)
                throw new FileRowException($"The file has more than {ImportedItemId.MostRows} rows.");
            // Keeps the lease of a long check.
            if (rows % 100_000 == 0)
                await ReportAsync(run, new ImportProgress(null, 0), cancellationToken);
        }

        return rows;
    }

    private async Task WriteAsync(JobRun run, ImportPayload payload, ImportProgress progress, CancellationToken cancellationToken)
    {
        await using var file = await OpenAsync(payload, cancellationToken);
        var batch = new List<DatasetItemWrite>(BatchSize);
        var row = 0L;
        await foreach (var item in FileRows.ReadAsync(file, payload.Format, cancellationToken))
        {
            if (row++ < progress.Imported)
                continue;
            batch.Add(ItemOf(item, run.Job, row));
            if (batch.Count == BatchSize)
                await StoreAsync();
        }

        if (batch.Count > 0)
            await StoreAsync();

        async Task StoreAsync()
        {
            // The job is the group: however many batches and attempts, they make up one version.
            await items.PutAsync(run.Job.Scope, DatasetTarget.Of(payload.DatasetId), batch, run.Job.Id, null, cancellationToken);
            batch.Clear();
            progress = await ReportAsync(run, progress with { Imported = row }, cancellationToken);
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
        changes.Raise(run.Job.Scope.WorkspaceId, "datasets");
    }

    private async Task<Stream> OpenAsync(ImportPayload payload, CancellationToken cancellationToken) =>
        await blobs.OpenAsync(payload.BlobKey, cancellationToken) ?? throw new FileRowException("The uploaded file is no longer there.");

    private static async Task<ImportProgress> ReportAsync(JobRun run, ImportProgress progress, CancellationToken cancellationToken)
    {
        await run.ReportAsync(new JsonText(JsonSerializer.SerializeToUtf8Bytes(progress, WireJson.Options)), cancellationToken);
        return progress;
    }
}
