namespace Opik.Storage;

/// <summary>
/// Differences between an experiment and its baseline on the items that both have a value for. The interval is that of
/// Student's t for paired samples: mean ± t(0.975, n−1) · s / √n.
/// </summary>
/// <param name="Pairs">Items with both values.</param>
/// <param name="Mean">Mean difference; null without pairs.</param>
/// <param name="Low">Lower end of the 95 % interval of the mean; null for fewer than two pairs.</param>
/// <param name="High">Upper end.</param>
/// <param name="IsSignificant">Whether the interval leaves out 0, with at least <see cref="FewestPairs"/> pairs.</param>
/// <param name="Won">Items that are better by more than noise.</param>
/// <param name="Lost">Items that are worse by more than noise.</param>
/// <param name="Tied">The rest of the pairs.</param>
/// <param name="Bins">The differences, over a range that is symmetric about 0; null without pairs.</param>
public sealed record PairedDifference(int Pairs, double? Mean, double? Low, double? High, bool IsSignificant, int Won, int Lost, int Tied, ValueBins? Bins)
{
    /// <summary>Fewer pairs say nothing: three equal differences have an interval of no width.</summary>
    public const int FewestPairs = 5;
}
