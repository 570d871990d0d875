namespace Opik.Evaluation.Distributions;

/// <summary>Choices of <see cref="KLDivergenceMetric"/>.</summary>
public sealed record KLDivergenceOptions : DistributionOptions
{
    /// <summary>Which text is measured against which. Default: the output against the reference.</summary>
    public KLDirection Direction { get; init; } = KLDirection.OutputToReference;

    /// <summary>Added to every share on both sides, so that words missing on one side give a finite value. Default: 1e-12; below 0 counts as 0. Python: <c>smoothing</c>.</summary>
    public double Smoothing { get; init; } = 1e-12;
}
