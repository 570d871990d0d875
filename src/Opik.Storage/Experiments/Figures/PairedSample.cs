namespace Opik.Storage;

/// <summary>Compares two columns over the same items.</summary>
internal static class PairedSample
{
    private const int Bins = 21;

    public static PairedDifference Compare(double[] baseline, double[] candidate, bool lowerIsBetter, MetricNoise noise)
    {
        var differences = new List<double>(baseline.Length);
        int won = 0, lost = 0;
        double mean = 0, squares = 0;
        for (var i = 0; i < baseline.Length; i++)
        {
            var difference = candidate[i] - baseline[i];
            if (double.IsNaN(difference))
                continue;
            differences.Add(difference);
            var delta = difference - mean;
            mean += delta / differences.Count;
            squares += delta * (difference - mean);
            if (!noise.IsExceeded(baseline[i], difference))
                continue;
            if (difference < 0 == lowerIsBetter)
                won++;
            else
                lost++;
        }

        var pairs = differences.Count;
        if (pairs == 0)
            return new PairedDifference(0, null, null, null, false, 0, 0, 0, null);
        var bins = BinsOf(differences);
        if (pairs == 1)
            return new PairedDifference(1, mean, null, null, false, won, lost, 1 - won - lost, bins);
        var half = StudentT.Quantile975(pairs - 1) * Math.Sqrt(squares / (pairs - 1) / pairs);
        var (low, high) = (mean - half, mean + half);
        return new PairedDifference(pairs, mean, low, high, pairs >= PairedDifference.FewestPairs && (low > 0 || high < 0), won, lost, pairs - won - lost, bins);
    }

    // One item that took a minute longer would push all others into the middle bin: the farthest hundredth counts at the ends.
    private static ValueBins BinsOf(List<double> differences)
    {
        var sizes = differences.ConvertAll(Math.Abs).ToArray();
        Array.Sort(sizes);
        var reach = Quantiles.Of(sizes, 0.99);
        return ValueBins.Count(differences.ToArray(), -reach, reach, Bins);
    }
}
