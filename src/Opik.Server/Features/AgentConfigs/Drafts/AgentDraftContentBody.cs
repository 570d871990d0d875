namespace Opik.Server.Features.AgentConfigs.Drafts;

/// <summary>Member <c>content</c> of the write of a draft.</summary>
internal sealed record AgentDraftContentBody(IReadOnlyList<BlueprintValueBody?>? Values, string? Description, Guid? BaseBlueprintId);
