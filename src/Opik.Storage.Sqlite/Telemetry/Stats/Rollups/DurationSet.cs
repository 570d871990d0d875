namespace Opik.Storage.Sqlite;

/// <summary>Durations of which quantiles are asked: exact values, or a sketch of them.</summary>
internal abstract class DurationSet
{
    /// <summary>Number of values.</summary>
    public abstract long Count { get; }

    /// <summary>Counts <paramref name="microseconds"/> in (1) or out (-1).</summary>
    public abstract void Add(long microseconds, int sign);

    /// <summary>Adds all values of a sketch.</summary>
    public abstract void Add(LogSketch sketch, int sign);

    /// <summary>The quantile in microseconds, linearly interpolated between the two nearest ranks; null when empty.</summary>
    /// <param name="quantile">0 to 1.</param>
    public abstract double? Quantile(double quantile);
}
