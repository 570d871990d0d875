namespace Opik.Storage.Sqlite;

/// <summary>
/// Which rows are counted: all but those with done &lt; seq ≤ limit, which are older than the roll-ups; none while the
/// stored cells have another format.
/// </summary>
internal readonly record struct RollupProgress(int Format, long TraceDone, long TraceLimit, long SpanDone, long SpanLimit)
{
    /// <summary>True when every row is counted, in the present format.</summary>
    public bool IsComplete => Format == RollupCodec.Format && TraceDone >= TraceLimit && SpanDone >= SpanLimit;

    /// <summary>Whether the trace row is counted.</summary>
    public bool CountsTrace(long seq) => Format == RollupCodec.Format && (seq <= TraceDone || seq > TraceLimit);

    /// <summary>Whether the span row is counted.</summary>
    public bool CountsSpan(long seq) => Format == RollupCodec.Format && (seq <= SpanDone || seq > SpanLimit);

    /// <summary>The state as the session sees it.</summary>
    public static RollupProgress Read(SqliteSession session)
    {
        var statement = session.Prepare("SELECT format, trace_done, trace_limit, span_done, span_limit FROM rollup_state WHERE id = 1");
        try
        {
            return statement.Step()
                ? new RollupProgress(statement.Int32(0), statement.Int64(1), statement.Int64(2), statement.Int64(3), statement.Int64(4))
                : throw new InvalidOperationException("rollup_state is empty: the file is damaged.");
        }
        finally
        {
            statement.Reset();
        }
    }

    /// <summary>Writes the state.</summary>
    public void Write(SqliteSession session) =>
        session.Prepare("UPDATE rollup_state SET format = ?1, trace_done = ?2, trace_limit = ?3, span_done = ?4, span_limit = ?5 WHERE id = 1")
            .Bind(1, (long)Format).Bind(2, TraceDone).Bind(3, TraceLimit).Bind(4, SpanDone).Bind(5, SpanLimit).Execute();
}
