namespace Opik.Storage.Sqlite;

/// <summary>A trace with the sums over its spans.</summary>
internal sealed class TraceStatsRow : StatsRow
{
    /// <summary>Columns, of a trace <c>t</c> with its totals <c>u</c>.</summary>
    public const string Columns = "t.id, t.flags, t.start_time, t.end_time, t.error_type IS NOT NULL, json_array_length(t.tags), u.cost, u.usage, u.spans, u.llm_spans, t.ttft";

    /// <summary>Tables of <see cref="Columns"/>.</summary>
    public const string Tables = "trace t LEFT JOIN trace_totals u ON u.ws = t.ws AND u.trace = t.id";

    /// <summary>Number of <see cref="Columns"/>: further ones follow.</summary>
    public const int ColumnCount = 11;

    private SqliteStatement? _row;

    /// <inheritdoc />
    public override Guid Moment => Id;

    /// <summary>Reads the present row of a statement; valid until its next step.</summary>
    public TraceStatsRow Read(SqliteStatement row)
    {
        _row = row;
        Id = row.Id(0);
        HasError = row.Int32(4) != 0;
        return this;
    }

    /// <inheritdoc />
    public override void CountInto(RollupCell cell, int weight = 1)
    {
        var row = _row!;
        cell.CountRow(row.Int32(1), HasError, row.Int32(5), weight);
        cell.AddDuration(row.Int64(2), row.NullableInt64(3), weight);
        cell.AddCost(row.Double(6), weight);
        UsageJson.Add(row.Blob(7), cell.Usage, weight);
        cell.Spans += weight * row.Int64(8);
        cell.LlmSpans += weight * row.Int64(9);
        cell.AddFirstToken(row.NullableDouble(10), weight);
    }
}
