namespace Opik.Storage;

/// <summary>What a draft is of.</summary>
/// <param name="Kind">Prompt or agent configuration.</param>
/// <param name="Id">Id of the prompt, or of the agent's project.</param>
public readonly record struct SharedDraftOwner(SharedDraftKind Kind, Guid Id);
