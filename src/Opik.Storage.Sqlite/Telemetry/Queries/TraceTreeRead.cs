using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Reads the skeleton of a trace: narrow rows only.</summary>
internal static class TraceTreeRead
{
    private const string SpansSql =
        "SELECT id, parent, name, type, start_time, end_time, model, provider, prompt_tokens, completion_tokens, total_tokens, cost, error_type IS NOT NULL, ttft, project, instr(tags, '\"__opik_eval_internal__\"') "
        + "FROM span INDEXED BY span_trace WHERE trace=?1 AND ws=?2 ORDER BY start_time, id";

    /// <summary>The tree; null when neither the trace nor a span of it exists.</summary>
    public static TraceTree? Read(ViewContext context, Guid trace)
    {
        var (project, start) = Trace(context, trace);
        var spans = new List<TraceTreeSpan>();
        var row = context.Session.Prepare(SpansSql).Bind(1, trace).Bind(2, context.Workspace);
        try
        {
            while (row.Step())
            {
                project ??= row.Int64(14);
                spans.Add(Span(context, row));
            }
        }
        finally
        {
            row.Reset();
        }

        if (project is not { } key)
            return null;
        // A trace made by a PATCH starts at the epoch until its create arrives.
        if (start is null || start == DateTime.UnixEpoch)
            start = spans.Count > 0 ? spans[0].StartTime : start ?? DateTime.UnixEpoch;
        return new TraceTree(trace, context.Telemetry.Projects.Id(context.Session, key) ?? Guid.Empty, start.Value, spans);
    }

    private static (long? Project, DateTime? Start) Trace(ViewContext context, Guid trace)
    {
        var row = context.Session.Prepare("SELECT project, start_time FROM trace WHERE id=?1 AND ws=?2").Bind(1, trace).Bind(2, context.Workspace);
        try
        {
            return row.Step() ? (row.Int64(0), row.Time(1)) : (null, null);
        }
        finally
        {
            row.Reset();
        }
    }

    private static TraceTreeSpan Span(ViewContext context, SqliteStatement row) => new(
        row.Id(0),
        row.NullableId(1),
        context.Term(row.NullableInt64(2)),
        (SpanType)row.Int32(3),
        row.Time(4),
        row.NullableTime(5),
        context.Term(row.NullableInt64(6)),
        context.Term(row.NullableInt64(7)),
        row.NullableInt64(8),
        row.NullableInt64(9),
        row.NullableInt64(10),
        TraceTotalsRead.Cost(row.NullableDouble(11)),
        row.Int64(12) != 0,
        row.NullableDouble(13),
        row.NullableInt64(15) > 0);
}
