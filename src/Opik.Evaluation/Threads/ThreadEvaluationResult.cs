namespace Opik.Evaluation.Threads;

/// <summary>What the evaluation of one thread gave. Python: <c>ThreadEvaluationResult</c>.</summary>
/// <param name="ThreadId">The thread.</param>
/// <param name="Scores">Its scores, failed ones included; empty: it has no messages.</param>
public sealed record ThreadEvaluationResult(string ThreadId, IReadOnlyList<ScoreResult> Scores);
