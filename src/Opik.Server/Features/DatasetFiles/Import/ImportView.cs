using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Opik.Server.Features.DatasetFiles.Rows;
using Opik.Server.Hosting.Json;
using Opik.Server.OpenApi;
using Opik.Storage;

namespace Opik.Server.Features.DatasetFiles.Import;

/// <summary>An import as our extension shows it (docs/api-extensions.md).</summary>
internal sealed record ImportView(
    Guid Id, Guid DatasetId, [property: AllowedValues("PENDING", "PROCESSING", "COMPLETED", "FAILED")] string Status, string? FileName,
    [property: WrittenAs(typeof(FileFormat))] string Format, long Bytes, long? Rows, long Imported, long Rejected, string? ErrorMessage, DateTime CreatedAt, DateTime LastUpdatedAt, string CreatedBy)
{
    public static ImportView Of(Job job)
    {
        var payload = JsonSerializer.Deserialize<ImportPayload>(job.Payload.Utf8.Span, WireJson.Options)!;
        var progress = DatasetImportJob.ProgressOf(job);
        return new ImportView(
            job.Id, payload.DatasetId, FileJobStatus.Of(job.State), payload.FileName, payload.Format.ToString().ToLowerInvariant(), payload.Bytes,
            progress.Rows, progress.Imported, progress.Rejected, job.Error, job.CreatedAt, job.LastUpdatedAt, job.Scope.UserName);
    }
}
