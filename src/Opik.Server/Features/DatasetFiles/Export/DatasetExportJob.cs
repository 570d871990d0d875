using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Features.DatasetFiles.Rows;
using Opik.Server.Features.Jobs;
using Opik.Server.Features.LiveEvents;
using Opik.Server.Hosting;
using Opik.Server.Hosting.Json;
using Opik.Storage;

namespace Opik.Server.Features.DatasetFiles.Export;

/// <summary>
/// Writes the items of one version, newest first, into a file: beside the data while it grows, then into the blob store.
/// An attempt that was interrupted starts over; the version does not change.
/// </summary>
internal sealed class DatasetExportJob(IDatasetItemReads items, IBlobStore blobs, ServerOptions options, ListChanges changes) : IJobHandler
{
    /// <summary>The kind, as stored.</summary>
    public const string KindName = "dataset-export";

    private const int ReportEvery = 10_000;

    public string Kind => KindName;

    /// <summary>Tells whoever watches that the file is there, or that it failed.</summary>
    public void Ended(Job job) => changes.Raise(job.Scope.WorkspaceId, "datasets");

    /// <summary>What a job of this kind has to do.</summary>
    public static ExportPayload PayloadOf(Job job) => JsonSerializer.Deserialize<ExportPayload>(job.Payload.Utf8.Span, WireJson.Options)!;

    /// <summary>What a completed job of this kind has made.</summary>
    public static ExportResult ResultOf(Job job) => JsonSerializer.Deserialize<ExportResult>(job.Result!.Value.Utf8.Span, WireJson.Options)!;

    public async Task<JsonText?> RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        var payload = PayloadOf(run.Job);
        var path = Path.Combine(options.DataDirectory, $"export-{run.Job.Id:N}.tmp");
        // Deleted with its handle, also when the process ends.
        await using var file = new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.Asynchronous | FileOptions.DeleteOnClose);
        var written = await WriteAsync(run, payload, file, cancellationToken);
        file.Position = 0;
        var key = $"{run.Job.Scope.WorkspaceId:N}/exports/{run.Job.Id:N}";
        var bytes = await blobs.PutAsync(key, file, cancellationToken);
        try
        {
            // Whoever deleted the job, with its workspace perhaps, did not know of the file.
            await run.ReportAsync(new JsonText(JsonSerializer.SerializeToUtf8Bytes(new ExportProgress(written, written), WireJson.Options)), cancellationToken);
        }
        catch (JobCancelledException)
        {
            await blobs.DeleteAsync([key], CancellationToken.None);
            throw;
        }

        return new JsonText(JsonSerializer.SerializeToUtf8Bytes(new ExportResult(key, bytes, written), WireJson.Options));
    }

    private async Task<long> WriteAsync(JobRun run, ExportPayload payload, Stream file, CancellationToken cancellationToken)
    {
        if (payload.Format == FileFormat.Csv)
        {
            // The header names every field, so the items are read twice.
            var columns = new ExportColumns();
            var total = await ForEachAsync(run, payload, total: null, (_, data) =>
            {
                columns.Add(data);
                return Task.CompletedTask;
            }, cancellationToken);
            await using var csv = new CsvItemWriter(file, columns.Names);
            await csv.BeginAsync();
            return await ForEachAsync(run, payload, total, (_, data) => csv.WriteAsync(data), cancellationToken);
        }

        var json = new JsonItemWriter(file, payload.Format);
        await json.BeginAsync(cancellationToken);
        var count = await ForEachAsync(run, payload, total: null, (item, data) => json.WriteAsync(item, data, cancellationToken), cancellationToken);
        await json.EndAsync(cancellationToken);
        return count;
    }

    private async Task<long> ForEachAsync(JobRun run, ExportPayload payload, long? total, Func<DatasetItem, JsonElement, Task> visit, CancellationToken cancellationToken)
    {
        if (payload.VersionHash is null)
            return 0;
        var count = 0L;
        var (ids, except) = (payload.Selection?.Ids?.ToHashSet(), payload.Selection?.Except?.ToHashSet());
        await foreach (var item in items.EnumerateAsync(run.Job.Scope, payload.DatasetId, payload.VersionHash, payload.Selection?.ToClauses() ?? [], cancellationToken))
        {
            if (ids?.Contains(item.Id) == false || except?.Contains(item.Id) == true)
                continue;
            using var data = JsonDocument.Parse(item.Data.Utf8);
            await visit(item, data.RootElement);
            if (++count % ReportEvery == 0)
            {
                await run.ReportAsync(new JsonText(JsonSerializer.SerializeToUtf8Bytes(new ExportProgress(total is null ? 0 : count, total ?? count), WireJson.Options)), cancellationToken);
                changes.Raise(run.Job.Scope.WorkspaceId, "datasets");
            }
        }

        return count;
    }
}
