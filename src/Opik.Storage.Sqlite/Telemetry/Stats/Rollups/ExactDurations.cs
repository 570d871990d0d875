namespace Opik.Storage.Sqlite;

/// <summary>Every value, for ranges that are read row by row.</summary>
internal sealed class ExactDurations : DurationSet
{
    private readonly List<long> _values = [];
    private bool _sorted;

    /// <inheritdoc />
    public override long Count => _values.Count;

    /// <inheritdoc />
    public override void Add(long microseconds, int sign)
    {
        if (sign < 0)
            throw new InvalidOperationException("Exact durations only grow.");
        _values.Add(microseconds);
        _sorted = false;
    }

    /// <inheritdoc />
    public override void Add(LogSketch sketch, int sign) => throw new InvalidOperationException("A sketch has no exact values.");

    /// <summary>Adds all values of another set.</summary>
    public void Add(ExactDurations other)
    {
        _values.AddRange(other._values);
        _sorted = false;
    }

    /// <inheritdoc />
    public override double? Quantile(double quantile)
    {
        if (_values.Count == 0)
            return null;
        if (!_sorted)
            _values.Sort();
        _sorted = true;
        var rank = quantile * (_values.Count - 1);
        var lower = (int)Math.Floor(rank);
        double low = _values[lower];
        return lower == rank ? low : low + ((rank - lower) * (_values[lower + 1] - low));
    }
}
