namespace Opik.Storage;

/// <summary>Where a run lies among those of its name.</summary>
/// <param name="Count">Runs of the name in the range.</param>
/// <param name="Sample">Share of the runs that was read.</param>
/// <param name="Duration">Milliseconds of finished runs; null when there are none.</param>
/// <param name="Cost">USD of runs that cost something; null when none does.</param>
public sealed record NameDistribution(long Count, double Sample, RunDistribution? Duration, RunDistribution? Cost);
