namespace Opik.Storage;

/// <summary>How the runs of one item in one experiment went.</summary>
/// <param name="PassedRuns">Runs in which every assertion held; a run without assertions passes.</param>
/// <param name="TotalRuns">Runs.</param>
/// <param name="Passed">Whether enough runs passed for the item to pass.</param>
public sealed record RunSummary(int PassedRuns, int TotalRuns, bool Passed);
