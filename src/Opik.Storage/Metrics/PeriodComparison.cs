namespace Opik.Storage;

/// <summary>A value in a period and in the period of the same length before it.</summary>
/// <param name="Name">What is measured.</param>
/// <param name="Current">Value in the period; null when nothing was measured.</param>
/// <param name="Previous">Value in the period before; null when nothing was measured.</param>
public sealed record PeriodComparison(string Name, double? Current, double? Previous);
