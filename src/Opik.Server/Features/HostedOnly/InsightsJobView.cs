using Opik.Storage;

namespace Opik.Server.Features.HostedOnly;

/// <summary>An insights job on the wire.</summary>
internal sealed record InsightsJobView(
    Guid Id, Guid ProjectId, string Status, bool AutoFirstRunEnrolled, int GuidanceVersion, DateTime CreatedAt, string? CreatedBy, DateTime LastUpdatedAt, string? LastUpdatedBy)
{
    public static InsightsJobView Of(InsightsJob job) =>
        new(job.Id, job.ProjectId, job.Enabled ? "enabled" : "disabled", job.Enrolled, 0, job.CreatedAt, job.CreatedBy, job.LastUpdatedAt, job.LastUpdatedBy);
}
