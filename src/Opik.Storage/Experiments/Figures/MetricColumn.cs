namespace Opik.Storage;

/// <summary>One metric of an experiment by item, in the order of <see cref="ExperimentFigures.Items"/>.</summary>
/// <param name="Values">Average of the runs of each item; not-a-number where there is none.</param>
/// <param name="Runs">Runs with a value; null where no item has more than one.</param>
/// <param name="Spreads">Standard deviation of the runs; not-a-number for fewer than two. Null where no item has more than one.</param>
public sealed record MetricColumn(double[] Values, int[]? Runs, double[]? Spreads)
{
    /// <summary>Runs with a value of an item.</summary>
    public int RunsOf(int item) => double.IsNaN(Values[item]) ? 0 : Runs?[item] ?? 1;
}
