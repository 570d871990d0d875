namespace Opik.Evaluation.Overlap;

/// <summary>Choices of <see cref="GleuMetric"/>.</summary>
public sealed record GleuOptions : MetricOptions
{
    /// <summary>Shortest n-grams, 1 or more. Default 1. Python: <c>min_len</c>.</summary>
    public int MinLength { get; init; } = 1;

    /// <summary>Longest n-grams, not below <see cref="MinLength"/>. Default 4. Python: <c>max_len</c>.</summary>
    public int MaxLength { get; init; } = 4;
}
