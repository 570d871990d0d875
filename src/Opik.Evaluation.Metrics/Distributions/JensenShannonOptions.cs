namespace Opik.Evaluation.Distributions;

/// <summary>Choices of <see cref="JSDivergenceMetric"/> and <see cref="JSDistanceMetric"/>.</summary>
public sealed record JensenShannonOptions : DistributionOptions
{
    /// <summary>Base of the logarithm, above 1. Default: 2, for which the divergence lies within 0 and 1. Python: <c>base</c>.</summary>
    public double Base { get; init; } = 2;
}
