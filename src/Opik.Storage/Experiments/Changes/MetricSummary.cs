namespace Opik.Storage;

/// <summary>A metric over all compared experiments.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="LowerIsBetter">Whether less is better.</param>
/// <param name="Noise">What counts as no difference of an item.</param>
/// <param name="Experiments">By experiment, in the order in which they were named.</param>
public sealed record MetricSummary(ComparedMetric Metric, bool LowerIsBetter, MetricNoise Noise, IReadOnlyList<MetricOfExperiment> Experiments);
