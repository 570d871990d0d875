namespace Opik.Evaluation.Spans;

/// <summary>Choices of <see cref="CacheEfficiencyMetric"/>.</summary>
public sealed record CacheEfficiencyOptions : MetricOptions
{
    /// <summary>Share of model calls with a hit that is very good. Default: 0.8.</summary>
    public double VeryGood { get; init; } = 0.8;

    /// <summary>Share that is good. Default: 0.5.</summary>
    public double Good { get; init; } = 0.5;

    /// <summary>Whether a model call was answered from a cache; null: a count of cached tokens above 0, or <c>cache_hit</c> true in the metadata.</summary>
    public Func<TaskSpan, bool>? IsHit { get; init; }
}
