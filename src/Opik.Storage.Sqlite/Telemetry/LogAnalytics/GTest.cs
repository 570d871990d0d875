namespace Opik.Storage.Sqlite;

/// <summary>
/// The G-test of independence on a table of two by two (Sokal and Rohlf, Biometry; in corpus linguistics Dunning 1993), and
/// the correction for many tests of Benjamini and Hochberg (1995).
/// </summary>
internal static class GTest
{
    /// <summary>Probability by chance of a difference between <paramref name="a"/> of <paramref name="all"/> and <paramref name="b"/> of <paramref name="others"/> as large as theirs.</summary>
    public static double P(long a, long all, long b, long others)
    {
        double total = all + others;
        var (with, without) = (a + b, total - a - b);
        var g = 2 * (Term(a, all * with / total) + Term(all - a, all * without / total) + Term(b, others * with / total) + Term(others - b, others * without / total));
        return ComplementaryError(Math.Sqrt(Math.Max(0, g) / 2));
    }

    /// <summary>The largest probability that still counts, so that at most a share <paramref name="rate"/> of what counts is there by chance; negative when nothing does.</summary>
    public static double Threshold(IEnumerable<double> probabilities, double rate)
    {
        var sorted = probabilities.Order().ToArray();
        for (var i = sorted.Length - 1; i >= 0; i--)
        {
            if (sorted[i] <= rate * (i + 1) / sorted.Length)
                return sorted[i];
        }

        return -1;
    }

    private static double Term(double observed, double expected) => observed <= 0 ? 0 : observed * Math.Log(observed / expected);

    // Abramowitz and Stegun 7.1.26: off by 1.5e-7 at most, and far out the exponential rules.
    private static double ComplementaryError(double x)
    {
        var t = 1 / (1 + (0.3275911 * x));
        return t * (0.254829592 + (t * (-0.284496736 + (t * (1.421413741 + (t * (-1.453152027 + (t * 1.061405429)))))))) * Math.Exp(-x * x);
    }
}
