using Opik.Evaluation.Results;

namespace Opik.Evaluation.Progress;

/// <summary>A run has ended.</summary>
/// <param name="Completed">Runs that have ended, failed ones too.</param>
/// <param name="Total">All runs; null: not known yet.</param>
/// <param name="Result">What the run gave; null: its task failed.</param>
public readonly record struct EvaluationProgress(long Completed, long? Total, TestResult? Result);
