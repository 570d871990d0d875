namespace Opik.Storage.Sqlite;

/// <summary>A thread: the sums over its traces.</summary>
internal sealed class ThreadStatsRow : StatsRow
{
    private readonly UsageSums _usage = new();
    private long? _start;
    private long? _end;
    private double _cost;
    private int _tags;
    private Guid? _moment;

    /// <inheritdoc />
    public override Guid Moment => _moment ?? Id;

    /// <summary>Tags as stored; null: none.</summary>
    public string? Tags { get; private set; }

    /// <summary>Begins a thread.</summary>
    public void Begin(Guid modelId, string? tags, int tagCount)
    {
        Id = modelId;
        Tags = tags;
        _tags = tagCount;
        _usage.Clear();
        (_start, _end, _cost, HasError, _moment) = (null, null, 0, false, null);
    }

    /// <summary>Adds a trace of it; traces come in the order of their ids.</summary>
    public void Add(Guid trace, bool inRange, long start, long? end, bool hasError, double cost, ReadOnlySpan<byte> usage)
    {
        if (inRange)
            _moment ??= trace;
        // The epoch stands for a start that has not arrived.
        if (start != 0)
            _start = Math.Min(_start ?? start, start);
        if (end is { } time)
            _end = Math.Max(_end ?? time, time);
        _cost += cost;
        HasError |= hasError;
        UsageJson.Add(usage, _usage);
    }

    /// <inheritdoc />
    public override void CountInto(RollupCell cell, int weight = 1)
    {
        cell.CountRow(0, HasError, _tags, weight);
        cell.AddDuration(_start ?? 0, _end, weight);
        cell.AddCost(_cost, weight);
        foreach (var (key, (sum, _)) in _usage.Keys)
            cell.Usage.Add(key, weight * sum, weight);
    }
}
