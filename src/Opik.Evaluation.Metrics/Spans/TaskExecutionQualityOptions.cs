namespace Opik.Evaluation.Spans;

/// <summary>Choices of <see cref="TaskExecutionQualityMetric"/>.</summary>
public sealed record TaskExecutionQualityOptions : MetricOptions
{
    /// <summary>More steps than this forgive one error. Default: 5.</summary>
    public int ManySpans { get; init; } = 5;

    /// <summary>Slower than this is slow. Default: 30 s.</summary>
    public TimeSpan Slow { get; init; } = TimeSpan.FromSeconds(30);
}
