namespace Opik.Storage;

/// <summary>The value of an item in one experiment, and how it compares with the baseline's.</summary>
/// <param name="ExperimentId">The experiment.</param>
/// <param name="Value">Average of its runs; null without any.</param>
/// <param name="Runs">Runs with a value.</param>
/// <param name="Spread">Standard deviation of the runs; null for fewer than two.</param>
/// <param name="Difference">Value minus that of the baseline; null for the baseline itself, and when one is missing.</param>
/// <param name="Verdict">What the difference means.</param>
public sealed record ItemChange(Guid ExperimentId, double? Value, int Runs, double? Spread, double? Difference, ChangeVerdict Verdict);
