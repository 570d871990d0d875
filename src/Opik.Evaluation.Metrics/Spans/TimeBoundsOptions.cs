namespace Opik.Evaluation.Spans;

/// <summary>Bounds of metrics on time.</summary>
public sealed record TimeBoundsOptions : MetricOptions
{
    /// <summary>Faster than this is best; null: the metric's own.</summary>
    public TimeSpan? Fast { get; init; }

    /// <summary>Faster than this is acceptable; null: the metric's own.</summary>
    public TimeSpan? Acceptable { get; init; }
}
