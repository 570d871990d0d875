namespace Opik.Storage;

/// <summary>Length of the intervals of a series. All begin in UTC.</summary>
public enum MetricInterval
{
    /// <summary>Hours.</summary>
    Hourly,

    /// <summary>Days.</summary>
    Daily,

    /// <summary>Weeks, from Monday.</summary>
    Weekly,

    /// <summary>One point over the whole period.</summary>
    Total,
}
