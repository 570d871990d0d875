using System.Text.Json;
using Opik.Server.Hosting.Json;
using Opik.Storage;

namespace Opik.Server.Features.DatasetFiles.Import;

/// <summary>An import as our extension shows it (docs/api-extensions.md).</summary>
internal sealed record ImportView(
    Guid Id, Guid DatasetId, string Status, string? FileName, string Format, long Bytes, long? Rows, long Imported, string? ErrorMessage, DateTime CreatedAt, DateTime LastUpdatedAt, string CreatedBy)
{
    public static ImportView Of(Job job)
    {
        var payload = JsonSerializer.Deserialize<ImportPayload>(job.Payload.Utf8.Span, WireJson.Options)!;
        var progress = job.Progress is { } text ? JsonSerializer.Deserialize<ImportProgress>(text.Utf8.Span, WireJson.Options)! : new ImportProgress(null, 0);
        return new ImportView(
            job.Id, payload.DatasetId, FileJobStatus.Of(job.State), payload.FileName, payload.Format.ToString().ToLowerInvariant(), payload.Bytes,
            progress.Rows, progress.Imported, job.Error, job.CreatedAt, job.LastUpdatedAt, job.Scope.UserName);
    }
}
