namespace Opik.Storage;

/// <summary>A metric over the items of one experiment.</summary>
/// <param name="ExperimentId">The experiment.</param>
/// <param name="Count">Items with a value.</param>
/// <param name="Mean">Mean over items; runs of one item are averaged first. Null without values.</param>
/// <param name="Deviation">Standard deviation over items; null for fewer than two.</param>
/// <param name="Median">Median.</param>
/// <param name="P95">95th percentile.</param>
/// <param name="Spread">Mean standard deviation of the runs of one item; null where no item was run twice.</param>
/// <param name="Bins">The values, over the same range in every experiment; null without values.</param>
/// <param name="Difference">Against the baseline; null for the baseline.</param>
public sealed record MetricOfExperiment(
    Guid ExperimentId, int Count, double? Mean, double? Deviation, double? Median, double? P95, double? Spread, ValueBins? Bins, PairedDifference? Difference);
