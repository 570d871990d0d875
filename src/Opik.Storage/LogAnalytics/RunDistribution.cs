namespace Opik.Storage;

/// <summary>How a measure is distributed over the runs of a name.</summary>
/// <param name="Runs">Runs that have the measure, in the sample.</param>
/// <param name="Below">Share of the runs below the value that was asked about, equal ones by half, 0 to 1; null when none was given.</param>
/// <param name="Bounds">Bounds of the bins, ascending, one more than bins; each grows by the same factor.</param>
/// <param name="Counts">Runs of each bin; those beyond the bounds count in the outermost.</param>
public sealed record RunDistribution(long Runs, double? Below, IReadOnlyList<double> Bounds, IReadOnlyList<long> Counts);
