namespace Opik.Storage;

/// <summary>An experiment in numbers: every metric of every item it ran.</summary>
/// <param name="ExperimentId">The experiment.</param>
/// <param name="Items">The items it ran, ascending.</param>
/// <param name="Columns">The metrics that one of the items has.</param>
public sealed record ExperimentFigures(Guid ExperimentId, Guid[] Items, IReadOnlyDictionary<ComparedMetric, MetricColumn> Columns)
{
    private const int IdBytes = 16;

    /// <summary>Memory it takes, about.</summary>
    public long Bytes => (IdBytes * (long)Items.Length) + Columns.Values.Sum(static column => column.Values.LongLength * (column.Runs is null ? sizeof(double) : (2 * sizeof(double)) + sizeof(int)));
}
