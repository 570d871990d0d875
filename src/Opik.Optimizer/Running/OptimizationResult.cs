namespace Opik.Optimizer;

/// <summary>What came of a run.</summary>
/// <param name="Baseline">The prompt of the beginning; null: not even it could be tried within the limits.</param>
/// <param name="Best">The best candidate, the earliest of equals; null as with the baseline.</param>
/// <param name="Trials">All trials in their order, that of the beginning first.</param>
/// <param name="Reason">Why the run ended.</param>
public sealed record OptimizationResult(Evaluation? Baseline, Evaluation? Best, IReadOnlyList<Evaluation> Trials, StopReason Reason);
