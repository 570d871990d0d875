namespace Opik.Experiments;

/// <summary>A named number of an experiment: a mean over its traces, or a score of the whole.</summary>
/// <param name="Name">Name.</param>
/// <param name="Value">The number.</param>
public sealed record ScoreValue(string Name, double Value);
