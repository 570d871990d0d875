namespace Opik.Storage;

/// <summary>What one set of prompts came to. Several experiments on the same one are averaged, weighted by their traces.</summary>
/// <param name="Score">Of the objective; null when it was not scored.</param>
/// <param name="Duration">Median of a trace, milliseconds; null when none has ended.</param>
/// <param name="Cost">USD per trace; null when unknown.</param>
public sealed record OptimizationCandidate(double? Score, double? Duration, double? Cost);
