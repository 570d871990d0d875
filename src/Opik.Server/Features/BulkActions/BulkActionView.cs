using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Opik.Server.Features.RowSelections;
using Opik.Server.Hosting.Json;
using Opik.Storage;

namespace Opik.Server.Features.BulkActions;

/// <summary>A bulk action on the wire. <c>undo_until</c>: it has not begun, and can be undone until then.</summary>
internal sealed record BulkActionView(
    Guid Id, Guid? ProjectId, RowKind Entity, BulkActionType Action,
    [property: AllowedValues("pending", "running", "completed", "failed", "cancelled")] string Status, long Done, long Total, bool? TotalEstimated,
    DateTime? UndoUntil, string? ErrorMessage, DateTime CreatedAt, string CreatedBy, DateTime LastUpdatedAt)
{
    public static BulkActionView Of(Job job)
    {
        var payload = BulkActionJob.PayloadOf(job);
        var progress = job.Progress is { } text ? JsonSerializer.Deserialize<BulkActionProgress>(text.Utf8.Span, WireJson.Options) : null;
        return new BulkActionView(
            job.Id, job.Subject, payload.Request.Entity!.Value, payload.Request.Action!.Value, job.State.ToString().ToLowerInvariant(),
            progress?.Done ?? 0, payload.Total, payload.TotalEstimated ? true : null,
            job is { State: JobState.Pending, Attempts: 0 } ? job.NotBefore : null, job.Error, job.CreatedAt, job.Scope.UserName, job.LastUpdatedAt);
    }
}
