namespace Opik.LoadGenerator;

/// <summary>Times in milliseconds of equal requests.</summary>
internal sealed record Percentiles(double Median, double P99, double Max)
{
    public static Percentiles Of(IEnumerable<double> milliseconds)
    {
        var sorted = milliseconds.Order().ToArray();
        return sorted.Length == 0 ? new(0, 0, 0) : new(sorted[sorted.Length / 2], sorted[(int)((sorted.Length - 1) * 0.99)], sorted[^1]);
    }

    public override string ToString() => $"{Median:0.0} / {P99:0.0} / {Max:0.0}";
}
