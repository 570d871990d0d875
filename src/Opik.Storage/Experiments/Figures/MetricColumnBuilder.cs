namespace Opik.Storage;

/// <summary>Averages the runs of items.</summary>
public sealed class MetricColumnBuilder(int items)
{
    private readonly double[] _means = new double[items];
    private readonly double[] _squares = new double[items];
    private readonly int[] _runs = new int[items];
    private bool _isRepeated;

    /// <summary>Adds the value of a run.</summary>
    public void Add(int item, double value)
    {
        // Welford's update: sums of squares of large numbers (tokens, milliseconds) would lose the difference.
        var count = ++_runs[item];
        var delta = value - _means[item];
        _means[item] += delta / count;
        _squares[item] += delta * (value - _means[item]);
        _isRepeated |= count > 1;
    }

    /// <summary>The column.</summary>
    public MetricColumn Build()
    {
        for (var i = 0; i < _means.Length; i++)
        {
            if (_runs[i] == 0)
                _means[i] = double.NaN;
            _squares[i] = _runs[i] < 2 ? double.NaN : Math.Sqrt(_squares[i] / (_runs[i] - 1));
        }

        return _isRepeated ? new MetricColumn(_means, _runs, _squares) : new MetricColumn(_means, null, null);
    }
}
