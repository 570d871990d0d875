namespace Opik.Evaluation.Conversations;

/// <summary>What one trace of a thread contributes to its conversation.</summary>
/// <param name="Time">Start of the trace.</param>
/// <param name="User">What the user said; null: nothing.</param>
/// <param name="Assistant">What the assistant answered; null: nothing.</param>
/// <param name="Context">What the answer rests on; null: not known. Without an answer it belongs to nothing and is dropped.</param>
public sealed record ConversationTurn(DateTimeOffset Time, string? User, string? Assistant, IReadOnlyList<string>? Context = null);
