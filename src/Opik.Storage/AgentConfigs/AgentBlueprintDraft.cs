namespace Opik.Storage;

/// <summary>A blueprint or mask to be made.</summary>
/// <param name="Id">UUIDv7; null: made by the store.</param>
/// <param name="IsMask">A mask.</param>
/// <param name="Description">At most 255 characters.</param>
/// <param name="Values">Its settings; each key once.</param>
public sealed record AgentBlueprintDraft(Guid? Id, bool IsMask, string? Description, IReadOnlyList<AgentConfigValue> Values);
