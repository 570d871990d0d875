namespace Opik.Storage;

/// <summary>Values counted in bins of equal width; what lies outside counts in the first or last.</summary>
/// <param name="From">Lower edge of the first.</param>
/// <param name="To">Upper edge of the last.</param>
/// <param name="Counts">Values by bin.</param>
public sealed record ValueBins(double From, double To, IReadOnlyList<int> Counts)
{
    /// <summary>Counts values; not-a-number is left out.</summary>
    public static ValueBins Count(ReadOnlySpan<double> values, double from, double to, int bins)
    {
        var counts = new int[bins];
        var width = (to - from) / bins;
        foreach (var value in values)
        {
            if (!double.IsNaN(value))
                counts[width <= 0 ? 0 : (int)Math.Clamp(Math.Floor((value - from) / width), 0, bins - 1)]++;
        }

        return new ValueBins(from, to, counts);
    }
}
