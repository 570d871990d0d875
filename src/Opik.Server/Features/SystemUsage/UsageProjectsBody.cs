using Opik.Server.Features.Ingest;

namespace Opik.Server.Features.SystemUsage;

/// <summary>Body of <c>POST /v1/internal/usage/projects</c>.</summary>
internal sealed record UsageProjectsBody(IReadOnlyList<string?>? WorkspaceIds, IReadOnlyList<Guid>? ProjectIds, string? Name, int? Limit)
{
    /// <summary>422 unless the members keep the rules.</summary>
    public void Check()
    {
        var violations = new Violations();
        violations.CheckBatch("workspaceIds", WorkspaceIds?.Count);
        if (WorkspaceIds is not null && WorkspaceIds.Any(string.IsNullOrWhiteSpace))
            violations.Add(string.Empty, "workspaceIds must not contain blank entries");
        if (ProjectIds?.Count > 100)
            violations.Add(string.Empty, "projectIds size must be between 0 and 100");
        violations.CheckLength(string.Empty, "name", Name, 150);
        if (Limit is < 1 or > 1000)
            violations.Add(string.Empty, "limit must be between 1 and 1000");
        violations.ThrowIfAny();
    }
}
