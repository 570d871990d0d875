namespace Opik.Storage;

/// <summary>Series of measures over logs.</summary>
/// <param name="Start">Start of the first interval, UTC.</param>
/// <param name="Step">Length of an interval.</param>
/// <param name="Groups">Groups found, those without a series of their own included; 0 without a division.</param>
/// <param name="Lines">A line for each group and measure, groups with the largest first measure first.</param>
/// <param name="Precision">How the numbers were come by.</param>
public sealed record LogSeries(DateTime Start, TimeSpan Step, int Groups, IReadOnlyList<LogSeriesLine> Lines, LogPrecision Precision);
