namespace Opik.Datasets;

/// <summary>How often an item is run and how many runs must pass.</summary>
/// <param name="RunsPerItem">Runs, 1-100.</param>
/// <param name="PassThreshold">Runs that must pass, 1-100.</param>
public sealed record ExecutionPolicy(int RunsPerItem, int PassThreshold);
