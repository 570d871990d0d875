namespace Opik.Storage;

/// <summary>The key figures of one period.</summary>
/// <param name="Count">Entities.</param>
/// <param name="ErrorRate">With an error, percent 0 to 100; null without entities.</param>
/// <param name="AverageDuration">Milliseconds; null when none is finished.</param>
/// <param name="TotalCost">USD; null without entities.</param>
public sealed record KpiValues(long Count, double? ErrorRate, double? AverageDuration, double? TotalCost);
