namespace Opik.Storage;

/// <summary>Numbers by interval.</summary>
/// <param name="Start">Start of the first interval, UTC.</param>
/// <param name="Step">Length of an interval.</param>
/// <param name="Intervals">One after the other.</param>
/// <param name="Precision">How the numbers were come by.</param>
public sealed record LogHistogram(DateTime Start, TimeSpan Step, IReadOnlyList<LogTotals> Intervals, LogPrecision Precision);
