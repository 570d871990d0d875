using Opik.Server.Hosting.Errors;
using Opik.Storage;

namespace Opik.Server.Features.Retention;

/// <summary>Body of <c>POST /v1/private/retention/rules</c>.</summary>
internal sealed record RetentionRuleBody(Guid? ProjectId, bool? OrganizationLevel, string? Retention, bool? ApplyToPast)
{
    /// <summary>The rule.</summary>
    /// <exception cref="ApiException">400 or 422: no such period, or two levels at once.</exception>
    public RetentionRule ToRule(Guid id, Guid workspaceId)
    {
        if (Retention is null)
            throw ApiException.Invalid("retention must not be null");
        if (OrganizationLevel == true && ProjectId is not null)
            throw ApiException.Invalid("projectId must be null for a rule of the organization");
        return new RetentionRule
        {
            Id = id,
            WorkspaceId = workspaceId,
            Level = OrganizationLevel == true ? RetentionLevel.Organization : ProjectId is null ? RetentionLevel.Workspace : RetentionLevel.Project,
            ProjectId = ProjectId,
            Period = RetentionPeriods.Parse(Retention) ?? throw ApiException.BadRequest("retention must be one of [short_14d, base_60d, extended_400d, unlimited]"),
            ApplyToPast = ApplyToPast ?? false,
        };
    }
}
