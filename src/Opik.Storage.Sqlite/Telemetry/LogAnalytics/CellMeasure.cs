namespace Opik.Storage.Sqlite;

/// <summary>Reads a measure from cells.</summary>
internal static class CellMeasure
{
    /// <summary>Whether cells hold it.</summary>
    public static bool IsOfCells(LogMeasure measure) => measure.Kind is not (LogMeasureKind.Score or LogMeasureKind.FailedGuardrails);

    /// <summary>By what groups are ranked: sums by themselves, everything else by the rows behind it.</summary>
    public static Func<RollupCell, double> Weight(LogMeasure measure) => measure switch
    {
        { Kind: LogMeasureKind.Errors or LogMeasureKind.ErrorRate } => cell => cell.Errors,
        { Kind: LogMeasureKind.Cost, Mean: false } => cell => cell.CostUsd,
        { Kind: LogMeasureKind.Tokens, Mean: false } => cell => Tokens(cell, measure.Key),
        _ => cell => cell.Count,
    };

    /// <summary>The value of an interval; null where nothing was measured, 0 where nothing can be summed.</summary>
    /// <param name="measure">The measure.</param>
    /// <param name="cell">The rows; null: none.</param>
    /// <param name="rows">Rows that a rate is taken of.</param>
    public static double? Value(LogMeasure measure, RollupCell? cell, long rows)
    {
        if (cell is null && (measure.Mean || measure.Quantile is not null || (measure.Kind == LogMeasureKind.ErrorRate && rows == 0)))
            return null;
        return measure switch
        {
            { Kind: LogMeasureKind.Count } => cell?.Count ?? 0,
            { Kind: LogMeasureKind.Errors } => cell?.Errors ?? 0,
            { Kind: LogMeasureKind.ErrorRate } => rows == 0 ? null : (double)(cell?.Errors ?? 0) / rows,
            { Kind: LogMeasureKind.Duration, Quantile: { } quantile } => cell!.Durations.Quantile(quantile) / 1000,
            { Kind: LogMeasureKind.Duration } => Mean((double)cell!.DurationSum / 1000, cell.Finished),
            { Kind: LogMeasureKind.FirstToken, Quantile: { } quantile } => cell!.FirstTokens?.Quantile(quantile) / 1000,
            { Kind: LogMeasureKind.FirstToken } => Mean((double)cell!.FirstTokenSum / 1000, cell.FirstTokens?.Count ?? 0),
            { Kind: LogMeasureKind.Cost, Mean: true } => Mean(cell!.CostUsd, cell.Count),
            { Kind: LogMeasureKind.Cost } => cell?.CostUsd ?? 0,
            { Kind: LogMeasureKind.Tokens, Mean: true } => Mean(Tokens(cell!, measure.Key), cell!.Count),
            { Kind: LogMeasureKind.Tokens } => cell is null ? 0 : Tokens(cell, measure.Key),
            _ => throw new ArgumentOutOfRangeException(nameof(measure), measure.Kind, null),
        };
    }

    private static double? Mean(double sum, long rows) => rows == 0 ? null : sum / rows;

    private static double Tokens(RollupCell cell, string? key) => key is null ? cell.Usage.Tokens : cell.Usage.Keys.GetValueOrDefault(key).Sum;
}
