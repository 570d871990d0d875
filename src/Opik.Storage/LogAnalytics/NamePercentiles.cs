namespace Opik.Storage;

/// <summary>What is usual for traces or spans of a name.</summary>
/// <param name="Name">The name.</param>
/// <param name="Count">Runs of the name in the range.</param>
/// <param name="Duration">Milliseconds of finished runs; null when there are none.</param>
/// <param name="Cost">USD of runs that cost something; null when none does.</param>
/// <param name="Sample">Share of the runs that was read.</param>
public sealed record NamePercentiles(string Name, long Count, ValueQuantiles? Duration, ValueQuantiles? Cost, double Sample);
