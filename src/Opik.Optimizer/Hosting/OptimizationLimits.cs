namespace Opik.Optimizer;

/// <summary>How far a run may go. May change while it goes on.</summary>
/// <param name="Trials">Trials at most, without that of the beginning.</param>
/// <param name="Cost">USD at most; null: any.</param>
public sealed record OptimizationLimits(int Trials, double? Cost);
