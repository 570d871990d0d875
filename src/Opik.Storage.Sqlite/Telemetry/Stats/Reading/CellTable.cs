using System.Runtime.InteropServices;

namespace Opik.Storage.Sqlite;

/// <summary>Cells by group and interval. At most <see cref="MaxGroups"/> groups: later ones join <see cref="MetricBreakdown.Others"/>.</summary>
internal sealed class CellTable(int buckets, bool exact)
{
    /// <summary>Groups held apart at a time.</summary>
    public const int MaxGroups = 10_000;

    private readonly Dictionary<string, RollupCell?[]> _groups = new(StringComparer.Ordinal);

    /// <summary>Groups with their cells; a null cell means: no rows.</summary>
    public IReadOnlyDictionary<string, RollupCell?[]> Groups => _groups;

    /// <summary>How the numbers were come by.</summary>
    public LogPrecision Precision { get; set; } = new(false, 1);

    /// <summary>The cells of a group; none when it has no rows.</summary>
    public RollupCell?[] this[string group] => _groups.TryGetValue(group, out var cells) ? cells : new RollupCell?[buckets];

    /// <summary>The cell of a group and interval, made when new.</summary>
    public RollupCell Cell(string group, int bucket)
    {
        if (_groups.Count >= MaxGroups && !_groups.ContainsKey(group))
            group = MetricBreakdown.Others;
        ref var cells = ref CollectionsMarshal.GetValueRefOrAddDefault(_groups, group, out _);
        cells ??= new RollupCell?[buckets];
        return cells[bucket] ??= NewCell();
    }

    /// <summary>Adds the cells of another table.</summary>
    public void Add(CellTable other)
    {
        foreach (var (group, cells) in other._groups)
        {
            for (var i = 0; i < buckets; i++)
            {
                if (cells[i] is { } cell)
                    Cell(group, i).Add(cell, 1);
            }
        }
    }

    /// <summary>Multiplies counts and sums of an interval, in every group.</summary>
    public void Scale(int bucket, double ratio)
    {
        foreach (var cells in _groups.Values)
            cells[bucket]?.Scale(ratio);
    }

    /// <summary>The groups with the largest weight, largest first, and the sum of all others at the end.</summary>
    public IEnumerable<(string Name, RollupCell?[] Cells)> Top(int count, Func<RollupCell, double> weight)
    {
        var ranked = _groups.Where(group => group.Key != MetricBreakdown.Others)
            .OrderByDescending(group => group.Value.Sum(cell => cell is null ? 0 : weight(cell)))
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .ToList();
        foreach (var (name, cells) in ranked.Take(count))
            yield return (name, cells);
        if (ranked.Count <= count && !_groups.ContainsKey(MetricBreakdown.Others))
            yield break;
        yield return (MetricBreakdown.Others, Sum([.. ranked.Skip(count).Select(group => group.Value), this[MetricBreakdown.Others]]));
    }

    private RollupCell?[] Sum(List<RollupCell?[]> groups)
    {
        var sums = new RollupCell?[buckets];
        foreach (var cells in groups)
        {
            for (var i = 0; i < buckets; i++)
            {
                if (cells[i] is { } cell)
                    (sums[i] ??= NewCell()).Add(cell, 1);
            }
        }

        return sums;
    }

    private RollupCell NewCell() => exact ? new RollupCell(new ExactDurations()) : new RollupCell();
}
