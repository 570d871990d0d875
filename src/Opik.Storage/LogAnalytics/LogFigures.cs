namespace Opik.Storage;

/// <summary>Key figures of a period.</summary>
/// <param name="Totals">The numbers.</param>
/// <param name="Scores">Average of every score by name.</param>
/// <param name="Precision">How the numbers were come by; averages of scores have the share of durations.</param>
public sealed record LogFigures(LogTotals Totals, IReadOnlyDictionary<string, double> Scores, LogPrecision Precision);
