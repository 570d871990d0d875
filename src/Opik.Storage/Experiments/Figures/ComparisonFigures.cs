namespace Opik.Storage;

/// <summary>Figures of experiments against a baseline.</summary>
public sealed class ComparisonFigures(FigureTable table, ChangeQuery query)
{
    private const int Bins = 24;
    private const double BinReach = 0.99;

    /// <summary>All metrics.</summary>
    public ComparisonSummary Summarize()
    {
        var metrics = table.Experiments.SelectMany(experiment => experiment.Columns.Keys).Distinct().ToList();
        metrics.Sort(static (left, right) => left.Kind != right.Kind ? left.Kind.CompareTo(right.Kind) : string.CompareOrdinal(left.Name, right.Name));
        return new ComparisonSummary(query.BaselineId, table.Items.Count, table.Shared, metrics.ConvertAll(Summarize));
    }

    /// <summary>Whether less of a metric is better.</summary>
    public bool IsLowerBetter(ComparedMetric metric) => query.LowerIsBetter.TryGetValue(metric, out var lower) ? lower : metric.LowerIsBetter;

    internal MetricNoise Noise(ComparedMetric metric, MetricRange range) =>
        query.Noise.TryGetValue(metric, out var value) ? new MetricNoise(value, metric.IsRelative) : MetricNoise.Of(metric, range.Least, range.Most);

    private MetricSummary Summarize(ComparedMetric metric)
    {
        var columns = Enumerable.Range(0, table.Experiments.Count).Select(e => table.Values(e, metric)).ToList();
        var sorted = columns.ConvertAll(Sorted);
        var range = MetricRange.Of(columns);
        var noise = Noise(metric, range);
        var (from, to) = Edges(metric, range, sorted);
        var baseline = table.Experiments.Select(experiment => experiment.ExperimentId).ToList().IndexOf(query.BaselineId);
        var lower = IsLowerBetter(metric);
        return new MetricSummary(metric, lower, noise, [.. columns.Select((values, e) => Of(metric, e, sorted[e], from, to) with
        {
            Difference = e == baseline || baseline < 0 ? null : PairedSample.Compare(columns[baseline], values, lower, noise),
        })]);
    }

    private MetricOfExperiment Of(ComparedMetric metric, int experiment, double[] sorted, double from, double to)
    {
        var figures = table.Experiments[experiment];
        if (sorted.Length == 0)
            return new MetricOfExperiment(figures.ExperimentId, 0, null, null, null, null, null, null, null);
        var mean = sorted.Average();
        var deviation = sorted.Length < 2 ? (double?)null : Math.Sqrt(sorted.Sum(value => (value - mean) * (value - mean)) / (sorted.Length - 1));
        var spreads = figures.Columns[metric].Spreads?.Where(spread => !double.IsNaN(spread)).ToList();
        return new MetricOfExperiment(
            figures.ExperimentId, sorted.Length, mean, deviation, Quantiles.Of(sorted, 0.5), Quantiles.Of(sorted, 0.95),
            spreads is { Count: > 0 } ? spreads.Average() : null, ValueBins.Count(sorted, from, to, Bins), null);
    }

    // Scores between 0 and 1 are drawn over the whole of it, so that charts of two scores can be compared by eye.
    private static (double From, double To) Edges(ComparedMetric metric, MetricRange range, List<double[]> sorted)
    {
        if (!metric.IsRelative)
            return range is { Least: >= 0, Most: <= 1 } ? (0, 1) : (range.Least, range.Most);
        return (0, sorted.Where(values => values.Length > 0).Select(values => Quantiles.Of(values, BinReach)).DefaultIfEmpty().Max());
    }

    private static double[] Sorted(double[] values)
    {
        var sorted = Array.FindAll(values, value => !double.IsNaN(value));
        Array.Sort(sorted);
        return sorted;
    }
}
