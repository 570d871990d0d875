using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using Opik.Contracts;
using Opik.Server.OpenApi;
using Opik.Storage;

namespace Opik.Server.Features.DatasetExpansions;

/// <summary>An expansion job on the wire; <c>items</c> when one is asked for.</summary>
internal sealed record ExpansionView(
    Guid Id, Guid DatasetId, [property: AllowedValues("pending", "running", "completed", "failed", "cancelled")] string Status, string Model, int Wanted, int Written, string? ErrorMessage, DateTime CreatedAt, DateTime LastUpdatedAt, string CreatedBy, [property: WrittenAs(typeof(IReadOnlyList<JsonObject>))] IReadOnlyList<JsonText>? Items)
{
    public static ExpansionView Of(Job job, bool whole)
    {
        var (payload, progress) = (ExpansionJob.PayloadOf(job), ExpansionJob.ProgressOf(job));
        return new ExpansionView(
            job.Id, payload.DatasetId, job.State.ToString().ToLowerInvariant(), payload.Request.Model!, payload.Request.Count, progress.Items.Count, job.Error,
            job.CreatedAt, job.LastUpdatedAt, job.Scope.UserName, whole ? progress.Items : null);
    }
}
