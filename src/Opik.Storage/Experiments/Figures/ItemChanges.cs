namespace Opik.Storage;

/// <summary>What became of each item, for one metric.</summary>
public sealed class ItemChanges
{
    private readonly FigureTable _table;
    private readonly ChangeQuery _query;
    private readonly double[][] _columns;
    private readonly int _baseline;
    private readonly bool _isLowerBetter;
    private readonly MetricNoise _noise;

    /// <summary>Measures the items of a table.</summary>
    public ItemChanges(FigureTable table, ChangeQuery query)
    {
        (_table, _query) = (table, query);
        _columns = [.. Enumerable.Range(0, table.Experiments.Count).Select(e => table.Values(e, query.Metric))];
        _baseline = table.Experiments.Select(experiment => experiment.ExperimentId).ToList().IndexOf(query.BaselineId);
        var figures = new ComparisonFigures(table, query);
        _isLowerBetter = figures.IsLowerBetter(query.Metric);
        _noise = figures.Noise(query.Metric, MetricRange.Of(_columns));
    }

    /// <summary>Items that the filter leaves, in its order; without one, in the order in which they come.</summary>
    public List<Guid> Select(IReadOnlyList<Guid> items, out ChangeCounts counts)
    {
        int regressions = 0, improvements = 0, differ = 0;
        var found = new List<(Guid Item, double Change)>();
        foreach (var item in items)
        {
            var row = _table.Row(item);
            var (worst, best, regressed, improved) = row is { } at ? Extremes(at) : (double.NaN, double.NaN, false, false);
            var differs = row is { } there && Differs(there);
            regressions += regressed ? 1 : 0;
            improvements += improved ? 1 : 0;
            differ += differs ? 1 : 0;
            if (_query.Only switch { ChangeFilter.Regressions => regressed, ChangeFilter.Improvements => improved, ChangeFilter.Differ => differs, _ => true })
                found.Add((item, _query.Order == ChangeOrder.Improvements ? -best : worst));
        }

        counts = new ChangeCounts(items.Count, regressions, improvements, differ);
        if (_query.Order != ChangeOrder.None)
            found.Sort(Compare);
        return found.ConvertAll(static one => one.Item);
    }

    /// <summary>The values of an item, by experiment.</summary>
    public IReadOnlyList<ItemChange> Of(Guid item)
    {
        if (_table.Row(item) is not { } row)
            return [];
        var changes = new List<ItemChange>();
        for (var e = 0; e < _columns.Length; e++)
        {
            if (_table.Place(e, row) is not { } place)
                continue;
            var experiment = _table.Experiments[e];
            var column = experiment.Columns.GetValueOrDefault(_query.Metric);
            var difference = e == _baseline ? double.NaN : Difference(e, row);
            changes.Add(new ItemChange(
                experiment.ExperimentId, Number(_columns[e][row]), column?.RunsOf(place) ?? 0, Number(column?.Spreads?[place] ?? double.NaN), Number(difference), Verdict(row, difference)));
        }

        return changes;
    }

    // Signed so that less is worse. Not-a-number: there is nothing to compare.
    private (double Worst, double Best, bool Regressed, bool Improved) Extremes(int row)
    {
        double worst = double.NaN, best = double.NaN;
        bool regressed = false, improved = false;
        for (var e = 0; e < _columns.Length; e++)
        {
            if (e == _baseline || (_query.CandidateId is { } only && _table.Experiments[e].ExperimentId != only))
                continue;
            var difference = Difference(e, row);
            if (double.IsNaN(difference))
                continue;
            var verdict = Verdict(row, difference);
            regressed |= verdict == ChangeVerdict.Regression;
            improved |= verdict == ChangeVerdict.Improvement;
            var signed = _isLowerBetter ? -difference : difference;
            worst = double.IsNaN(worst) ? signed : Math.Min(worst, signed);
            best = double.IsNaN(best) ? signed : Math.Max(best, signed);
        }

        return (worst, best, regressed, improved);
    }

    private bool Differs(int row)
    {
        double least = double.NaN, most = double.NaN;
        foreach (var column in _columns)
        {
            if (double.IsNaN(column[row]))
                continue;
            least = double.IsNaN(least) ? column[row] : Math.Min(least, column[row]);
            most = double.IsNaN(most) ? column[row] : Math.Max(most, column[row]);
        }

        return !double.IsNaN(least) && _noise.IsExceeded(_baseline >= 0 && !double.IsNaN(_columns[_baseline][row]) ? _columns[_baseline][row] : least, most - least);
    }

    private double Difference(int experiment, int row) => _baseline < 0 ? double.NaN : _columns[experiment][row] - _columns[_baseline][row];

    private ChangeVerdict Verdict(int row, double difference) =>
        double.IsNaN(difference) ? ChangeVerdict.Unknown
        : !_noise.IsExceeded(_columns[_baseline][row], difference) ? ChangeVerdict.Same
        : difference < 0 == _isLowerBetter ? ChangeVerdict.Improvement
        : ChangeVerdict.Regression;

    private static double? Number(double value) => double.IsNaN(value) ? null : value;

    // Without a change last; equal changes newest first, as everywhere, so that pages never overlap.
    private static int Compare((Guid Item, double Change) left, (Guid Item, double Change) right)
    {
        if (double.IsNaN(left.Change) != double.IsNaN(right.Change))
            return double.IsNaN(left.Change) ? 1 : -1;
        return left.Change.CompareTo(right.Change) is var order and not 0 && !double.IsNaN(left.Change) ? order : right.Item.CompareTo(left.Item);
    }
}
