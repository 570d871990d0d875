namespace Opik.Storage;

/// <summary>One point of a time series.</summary>
/// <param name="Time">Start of the interval, UTC.</param>
/// <param name="Value">Value; null when nothing was measured in the interval.</param>
public readonly record struct SeriesPoint(DateTime Time, double? Value);
