namespace Opik.Storage;

/// <summary>Quantiles of sorted values, between neighbours in proportion.</summary>
internal static class Quantiles
{
    public static double Of(ReadOnlySpan<double> sorted, double quantile)
    {
        var at = quantile * (sorted.Length - 1);
        var below = (int)Math.Floor(at);
        return below + 1 >= sorted.Length ? sorted[^1] : sorted[below] + ((at - below) * (sorted[below + 1] - sorted[below]));
    }
}
