namespace Opik.Optimizer;

/// <summary>A candidate to be tried on rows.</summary>
/// <param name="Key">Names it within the run; the same each time the run is repeated.</param>
/// <param name="Kind">What for.</param>
/// <param name="Number">Number of the trial, 0 for the prompt of the beginning; of a mini-batch, that of the trial that would follow.</param>
/// <param name="Candidate">The candidate.</param>
/// <param name="Rows">The rows, each once.</param>
public sealed record EvaluationRequest(string Key, EvaluationKind Kind, int Number, Candidate Candidate, IReadOnlyList<OptimizationRow> Rows);
