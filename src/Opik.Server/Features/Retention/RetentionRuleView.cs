using System.ComponentModel.DataAnnotations;
using Opik.Storage;

namespace Opik.Server.Features.Retention;

/// <summary>A retention rule on the wire.</summary>
internal sealed record RetentionRuleView(
    Guid Id, Guid WorkspaceId, Guid? ProjectId, [property: AllowedValues("organization", "workspace", "project")] string Level, [property: AllowedValues("short_14d", "base_60d", "extended_400d", "unlimited")] string Retention, bool ApplyToPast, bool Enabled, bool CatchUpDone,
    DateTime CreatedAt, string? CreatedBy, DateTime LastUpdatedAt, string? LastUpdatedBy)
{
    public static RetentionRuleView Of(RetentionRule rule) => new(
        rule.Id, rule.WorkspaceId, rule.ProjectId, rule.Level.ToString().ToLowerInvariant(), rule.Period.Name(), rule.ApplyToPast, rule.Enabled, rule.CatchUpDone,
        rule.CreatedAt, rule.CreatedBy, rule.LastUpdatedAt, rule.LastUpdatedBy);
}
