namespace Opik.Storage;

/// <summary>How numbers were come by.</summary>
/// <param name="Estimated">True when counts are estimated from a sample.</param>
/// <param name="Sample">Share of the rows from which durations, cost and tokens were read: 1 for all, which is exact up to the 1 % of roll-ups.</param>
public sealed record LogPrecision(bool Estimated, double Sample);
