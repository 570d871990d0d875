namespace Opik.Storage;

/// <summary>An optimization as lists show it.</summary>
/// <param name="Optimization">The optimization.</param>
/// <param name="Totals">What its experiments amount to.</param>
public sealed record OptimizationView(Optimization Optimization, OptimizationTotals Totals);
