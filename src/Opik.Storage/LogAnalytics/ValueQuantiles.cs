namespace Opik.Storage;

/// <summary>Percentiles of a measure.</summary>
/// <param name="P50">Median.</param>
/// <param name="P95">95 %.</param>
/// <param name="P99">99 %.</param>
public sealed record ValueQuantiles(double P50, double P95, double P99);
