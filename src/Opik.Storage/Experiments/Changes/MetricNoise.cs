namespace Opik.Storage;

/// <summary>How far two values may lie apart and still be the same.</summary>
/// <param name="Value">An amount of the metric, or a share of the baseline.</param>
/// <param name="IsShare">Whether it is a share.</param>
public readonly record struct MetricNoise(double Value, bool IsShare)
{
    // Averages of runs carry the rounding of binary fractions: 0.8 - 0.79 is a little more than 0.01.
    private const double Rounding = 1e-9;

    private const double DurationShare = 0.10;
    private const double SpendingShare = 0.05;
    private const double SpanShare = 0.01;

    /// <summary>
    /// That of a metric unless somebody says otherwise: 10 % of a duration, 5 % of costs and tokens, 0.01 of scores between −1
    /// and 1, a hundredth of what a score spans elsewhere, nothing for passes and assertions.
    /// </summary>
    public static MetricNoise Of(ComparedMetric metric, double least, double most) => metric.Kind switch
    {
        MetricKind.Duration => new MetricNoise(DurationShare, true),
        MetricKind.Cost or MetricKind.Tokens => new MetricNoise(SpendingShare, true),
        MetricKind.Score when least >= -1 && most <= 1 => new MetricNoise(SpanShare, false),
        MetricKind.Score => new MetricNoise((most - least) * SpanShare, false),
        _ => new MetricNoise(0, false),
    };

    /// <summary>Whether a difference to a value of the baseline is one.</summary>
    public bool IsExceeded(double baseline, double difference) =>
        Math.Abs(difference) > (IsShare ? Value * Math.Abs(baseline) : Value) + (Rounding * Math.Max(1, Math.Abs(baseline)));
}
