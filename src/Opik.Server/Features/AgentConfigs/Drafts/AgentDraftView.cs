using Opik.Storage;

namespace Opik.Server.Features.AgentConfigs.Drafts;

/// <summary>What is typed of the next configuration of an agent; nothing in it needs to be complete.</summary>
/// <param name="Values">Settings as they are typed: keys may be empty or there twice.</param>
/// <param name="Description">What changed.</param>
/// <param name="BaseBlueprintId">The version that it began from; absent: the agent had none.</param>
internal sealed record AgentDraftView(IReadOnlyList<AgentConfigValue> Values, string? Description, Guid? BaseBlueprintId);
