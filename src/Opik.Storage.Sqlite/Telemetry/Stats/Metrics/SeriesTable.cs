using System.Runtime.InteropServices;

namespace Opik.Storage.Sqlite;

/// <summary>Sums and averages of values by series name and interval.</summary>
internal sealed class SeriesTable(MetricBuckets buckets)
{
    private readonly Dictionary<string, (double Sum, long Count)[]> _series = new(StringComparer.Ordinal);

    /// <summary>Adds a value. Beyond <see cref="CellTable.MaxGroups"/> names it joins <see cref="MetricBreakdown.Others"/>.</summary>
    public void Add(string name, int bucket, double value)
    {
        if (_series.Count >= CellTable.MaxGroups && !_series.ContainsKey(name))
            name = MetricBreakdown.Others;
        ref var sums = ref CollectionsMarshal.GetValueRefOrAddDefault(_series, name, out _);
        sums ??= new (double, long)[buckets.Count];
        sums[bucket] = (sums[bucket].Sum + value, sums[bucket].Count + 1);
    }

    /// <summary>One series per name, in order of names; intervals without a value are null.</summary>
    public IReadOnlyList<MetricSeries> Averages() =>
        [.. _series.OrderBy(series => series.Key, StringComparer.Ordinal).Select(series => Series(series.Key, series.Value, average: true))];

    /// <summary>The largest groups by number of values, and the others.</summary>
    public IReadOnlyList<MetricSeries> Top(int count, bool average) => [.. Ranked(count).Select(series => Series(series.Name, series.Sums, average))];

    /// <summary>Names that have values.</summary>
    public int Count => _series.Count;

    /// <summary>Sums and numbers of values by interval: the largest groups by number of values, and the others.</summary>
    public IEnumerable<(string Name, (double Sum, long Count)[] Sums)> Ranked(int count)
    {
        var ranked = _series.Where(series => series.Key != MetricBreakdown.Others)
            .OrderByDescending(series => series.Value.Sum(sum => sum.Count)).ThenBy(series => series.Key, StringComparer.Ordinal).ToList();
        foreach (var (name, sums) in ranked.Take(count))
            yield return (name, sums);
        var rest = ranked.Skip(count).Select(series => series.Value).ToList();
        if (_series.TryGetValue(MetricBreakdown.Others, out var others))
            rest.Add(others);
        if (rest.Count == 0)
            yield break;
        var all = new (double Sum, long Count)[buckets.Count];
        foreach (var series in rest)
        {
            for (var i = 0; i < all.Length; i++)
                all[i] = (all[i].Sum + series[i].Sum, all[i].Count + series[i].Count);
        }

        yield return (MetricBreakdown.Others, all);
    }

    private MetricSeries Series(string name, (double Sum, long Count)[] sums, bool average)
    {
        var points = new SeriesPoint[sums.Length];
        for (var i = 0; i < sums.Length; i++)
            points[i] = new SeriesPoint(buckets.Time(i), !average ? sums[i].Sum : sums[i].Count == 0 ? null : sums[i].Sum / sums[i].Count);
        return new MetricSeries(name, points);
    }
}
