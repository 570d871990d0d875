namespace Opik.Storage;

/// <summary>Errors and how they develop.</summary>
/// <param name="Count">Errors in the window, or of all time.</param>
/// <param name="Deviation">Errors of the last period less those of the equal one before: the window, or 7 days.</param>
/// <param name="DeviationPercentage">The same in percent of the period before; null when that had none.</param>
public sealed record ErrorTrend(long Count, long Deviation, long? DeviationPercentage);
