namespace Opik.Storage;

/// <summary>What a metric spans over all compared experiments.</summary>
internal readonly record struct MetricRange(double Least, double Most)
{
    /// <summary>The range of columns; 0 to 0 without values.</summary>
    public static MetricRange Of(IEnumerable<double[]> columns)
    {
        double least = double.PositiveInfinity, most = double.NegativeInfinity;
        foreach (var column in columns)
        {
            foreach (var value in column)
            {
                // Comparisons with not-a-number are false.
                if (value < least)
                    least = value;
                if (value > most)
                    most = value;
            }
        }

        return least > most ? new MetricRange(0, 0) : new MetricRange(least, most);
    }
}
