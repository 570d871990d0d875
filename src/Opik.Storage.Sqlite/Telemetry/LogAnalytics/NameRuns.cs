namespace Opik.Storage.Sqlite;

/// <summary>Durations and costs of the runs of a name, or of a sample of them.</summary>
internal sealed class NameRuns
{
    private NameRuns(long count, int stride)
    {
        Count = count;
        Sample = 1.0 / stride;
    }

    /// <summary>Runs of the name.</summary>
    public long Count { get; }

    /// <summary>Share of them that was read.</summary>
    public double Sample { get; }

    /// <summary>Milliseconds, ascending.</summary>
    public List<double> Durations { get; } = [];

    /// <summary>USD of those that cost something, ascending.</summary>
    public List<double> Costs { get; } = [];

    /// <summary>Reads the runs.</summary>
    /// <param name="session">The reader.</param>
    /// <param name="request">Project and range.</param>
    /// <param name="name">Key of the name.</param>
    /// <param name="most">Runs that are read at most, about.</param>
    public static NameRuns Read(SqliteSession session, StatsRequest request, long name, int most)
    {
        var (table, costs, cost) = request.Entity == StatsEntity.Trace
            ? ("trace", " LEFT JOIN trace_totals u ON u.ws = t.ws AND u.trace = t.id", "u.cost")
            : ("span", "", "t.cost");
        const string Where = "t.project = ?1 AND t.name = ?2 AND t.id >= ?3 AND t.id < ?4";
        var number = Bind(session.Prepare($"SELECT count(*) FROM {table} t INDEXED BY {table}_name WHERE {Where}"));
        number.Step();
        var stride = RowSample.Stride(number.Int64(0), most);
        var runs = new NameRuns(number.Int64(0), stride);
        number.Reset();
        var shown = request.Entity == StatsEntity.Trace ? " AND (t.flags & 32) = 0" : "";
        var rows = Bind(session.Prepare($"SELECT {cost}, t.start_time, t.end_time FROM {table} t INDEXED BY {table}_name{costs} WHERE {Where} AND {RowSample.Sql("t.seq", "?5")}{shown}")).Bind(5, (long)stride);
        try
        {
            while (rows.Step())
                runs.Add(rows.Double(0), rows.Int64(1), rows.NullableInt64(2));
        }
        finally
        {
            rows.Reset();
        }

        runs.Durations.Sort();
        runs.Costs.Sort();
        return runs;

        SqliteStatement Bind(SqliteStatement statement) =>
            statement.Bind(1, request.Project).Bind(2, name).Bind(3, request.Window.LowId).Bind(4, request.Window.EndId ?? Guid.AllBitsSet);
    }

    /// <summary>Percentiles of sorted values; null when there are none.</summary>
    public static ValueQuantiles? Quantiles(List<double> sorted) =>
        sorted.Count == 0 ? null : new ValueQuantiles(At(sorted, 0.5), At(sorted, 0.95), At(sorted, 0.99));

    /// <summary>A quantile of sorted values, between the two nearest ranks.</summary>
    public static double At(List<double> sorted, double quantile)
    {
        var rank = quantile * (sorted.Count - 1);
        var lower = (int)Math.Floor(rank);
        return lower == rank ? sorted[lower] : sorted[lower] + ((rank - lower) * (sorted[lower + 1] - sorted[lower]));
    }

    private void Add(double cost, long start, long? end)
    {
        // The epoch stands for a start that has not arrived.
        if (start != 0 && end is { } time)
            Durations.Add((time - start) / 1000.0);
        if (cost > 0)
            Costs.Add(cost);
    }
}
