namespace Opik.Storage;

/// <summary>Durations in milliseconds, linearly interpolated between the nearest ranks.</summary>
/// <param name="P50">Median.</param>
/// <param name="P90">90 %.</param>
/// <param name="P99">99 %.</param>
public sealed record Percentiles(double P50, double P90, double P99);
