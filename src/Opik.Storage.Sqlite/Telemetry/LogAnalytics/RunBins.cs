namespace Opik.Storage.Sqlite;

/// <summary>Puts values into bins that grow by the same factor: durations and costs spread over orders of magnitude.</summary>
internal static class RunBins
{
    private const int Bins = 36;

    /// <summary>The distribution of sorted values, with the share below <paramref name="value"/>; null without values.</summary>
    public static RunDistribution? Of(List<double> sorted, double? value)
    {
        if (sorted.Count == 0)
            return null;
        // Equals count half: where all are alike, each lies in the middle.
        double? below = value is { } asked ? (sorted.Count(one => one < asked) + (sorted.Count(one => one == asked) / 2.0)) / sorted.Count : null;
        // A few strays must not squeeze everything else into one bin; the value asked about is always inside.
        var low = Math.Max(1e-9, Math.Min(NameRuns.At(sorted, 0.005), value ?? double.MaxValue));
        var high = Math.Max(NameRuns.At(sorted, 0.995), value ?? 0);
        if (high / low < 1.01)
            (low, high) = (low / 1.5, Math.Max(high, low) * 1.5);
        var factor = Math.Pow(high / low, 1.0 / Bins);
        var bounds = Enumerable.Range(0, Bins + 1).Select(i => low * Math.Pow(factor, i)).ToArray();
        var counts = new long[Bins];
        foreach (var one in sorted)
            counts[one <= low ? 0 : Math.Clamp((int)(Math.Log(one / low) / Math.Log(factor)), 0, Bins - 1)]++;
        return new RunDistribution(sorted.Count, below, bounds, counts);
    }
}
