using Opik.Server.Features.Ingest;
using Opik.Storage;

namespace Opik.Server.Features.Workspaces;

/// <summary>Body of the metrics and costs of a workspace.</summary>
internal sealed record WorkspaceMetricBody(IReadOnlyList<Guid>? ProjectIds, string? Name, DateTime? IntervalStart, DateTime? IntervalEnd)
{
    /// <summary>The window; 422 when an end is missing or the order is wrong.</summary>
    public WorkspaceWindow ToWindow()
    {
        var violations = new Violations();
        violations.CheckNotNull(string.Empty, "intervalStart", IntervalStart);
        violations.CheckNotNull(string.Empty, "intervalEnd", IntervalEnd);
        Interval.Check(violations, IntervalStart, IntervalEnd);
        violations.ThrowIfAny();
        return new WorkspaceWindow([.. (ProjectIds ?? []).Distinct()], IntervalStart!.Value, IntervalEnd!.Value);
    }
}
