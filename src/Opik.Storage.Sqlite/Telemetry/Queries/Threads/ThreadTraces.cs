namespace Opik.Storage.Sqlite;

/// <summary>What the traces of one thread add up to.</summary>
internal sealed class ThreadTraces
{
    private const string Sql =
        $"SELECT r.seq, r.start_time, r.end_time, r.environment, {KnownCost.OfTrace}, t.usage FROM trace r INDEXED BY trace_thread "
        + "LEFT JOIN trace_totals t ON t.ws=r.ws AND t.trace=r.id WHERE r.project=?1 AND r.thread=?2 ORDER BY r.id";

    private long _firstStart = long.MaxValue;
    private long _lastStart = long.MinValue;

    /// <summary>Number of traces.</summary>
    public long Count { get; private set; }

    /// <summary>Earliest start, microseconds; null without a trace that has started.</summary>
    public long? Start { get; private set; }

    /// <summary>Latest end, microseconds.</summary>
    public long? End { get; private set; }

    /// <summary>Row number of the trace that started first.</summary>
    public long? First { get; private set; }

    /// <summary>Row number of the trace that started last.</summary>
    public long? Last { get; private set; }

    /// <summary>Environment of the newest trace that has one.</summary>
    public long? Environment { get; private set; }

    /// <summary>USD; null where no trace has a cost.</summary>
    public double? Cost { get; private set; }

    /// <summary>Tokens by key.</summary>
    public Dictionary<string, long> Usage { get; } = new(StringComparer.Ordinal);

    public static ThreadTraces Read(SqliteSession session, long project, string thread)
    {
        var traces = new ThreadTraces();
        var row = session.Prepare(Sql).Bind(1, project).Bind(2, thread);
        try
        {
            while (row.Step())
                traces.Add(row);
        }
        finally
        {
            row.Reset();
        }

        return traces;
    }

    private void Add(SqliteStatement row)
    {
        Count++;
        var (seq, start) = (row.Int64(0), row.Int64(1));
        if (start < _firstStart)
            (_firstStart, First) = (start, seq);
        if (start >= _lastStart)
            (_lastStart, Last) = (start, seq);
        // The epoch marks a trace of which only a PATCH has come.
        if (start > 0 && !(start >= Start))
            Start = start;
        if (row.NullableInt64(2) is { } end && !(end <= End))
            End = end;
        Environment = row.NullableInt64(3) ?? Environment;
        Cost = row.NullableDouble(4) is { } cost ? Cost.GetValueOrDefault() + cost : Cost;
        foreach (var (key, tokens) in UsageJson.Read(row.Blob(5)) ?? [])
            Usage[key] = Usage.GetValueOrDefault(key) + tokens;
    }
}
