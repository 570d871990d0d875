using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Opik.Server.Features.DatasetFiles.Rows;
using Opik.Server.Hosting.Json;
using Opik.Server.OpenApi;
using Opik.Storage;

namespace Opik.Server.Features.DatasetFiles.Export;

/// <summary>An export job on the wire, with our additions <c>format, items, total_items, bytes, version_hash</c>.</summary>
internal sealed record ExportView(
    Guid Id, Guid DatasetId, string DatasetName, [property: AllowedValues("PENDING", "PROCESSING", "COMPLETED", "FAILED")] string Status, string? FilePath, string? ErrorMessage, DateTime CreatedAt, DateTime LastUpdatedAt, DateTime? ExpiresAt, DateTime? ViewedAt,
    string CreatedBy, string LastUpdatedBy, [property: WrittenAs(typeof(FileFormat))] string Format, string? VersionHash, long? Items, long? TotalItems, long? Bytes)
{
    public static ExportView Of(Job job)
    {
        var payload = JsonSerializer.Deserialize<ExportPayload>(job.Payload.Utf8.Span, WireJson.Options)!;
        var progress = job.Progress is { } text ? JsonSerializer.Deserialize<ExportProgress>(text.Utf8.Span, WireJson.Options) : null;
        var result = job.Result is { } made ? JsonSerializer.Deserialize<ExportResult>(made.Utf8.Span, WireJson.Options) : null;
        return new ExportView(
            job.Id, payload.DatasetId, payload.DatasetName, FileJobStatus.Of(job.State),
            result is null ? null : $"/v1/private/datasets/export-jobs/{job.Id:D}/download",
            job.Error, job.CreatedAt, job.LastUpdatedAt,
            result is null ? null : job.LastUpdatedAt + ExportCleanupWorker.Kept,
            job.ViewedAt, job.Scope.UserName, job.Scope.UserName, payload.Format.ToString().ToLowerInvariant(), payload.VersionHash,
            result?.Items ?? progress?.Items, result?.Items ?? progress?.Total, result?.Bytes);
    }
}
