namespace Opik.Evaluation.Distributions;

/// <summary>
/// Jensen-Shannon divergence of two word distributions: the mean of the divergences of either from their mean.
/// J. Lin, "Divergence measures based on the Shannon entropy", IEEE Transactions on Information Theory 37 (1991).
/// </summary>
internal static class JensenShannon
{
    /// <exception cref="ArgumentOutOfRangeException">The base is not above 1.</exception>
    public static double CheckBase(double value) =>
        value > 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "The base of the logarithm must be above 1.");

    public static double Divergence(WordCounts words, double logarithmBase)
    {
        var sum = 0.0;
        foreach (var (output, reference) in words.Counts)
        {
            var p = (double)output / words.OutputTotal;
            var q = (double)reference / words.ReferenceTotal;
            var mean = (p + q) / 2;
            sum += Part(p, mean) + Part(q, mean);
        }

        return Math.Max(0, sum / 2 / Math.Log(logarithmBase));
    }

    private static double Part(double share, double mean) => share == 0 ? 0 : share * Math.Log(share / mean);
}
