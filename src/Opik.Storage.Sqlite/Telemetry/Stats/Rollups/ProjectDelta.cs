namespace Opik.Storage.Sqlite;

/// <summary>Change of a project's totals.</summary>
internal struct ProjectDelta
{
    /// <summary>Shown traces.</summary>
    public long Traces;

    /// <summary>Hidden traces.</summary>
    public long HiddenTraces;

    /// <summary>Spans.</summary>
    public long Spans;

    /// <summary>Shown traces with an error.</summary>
    public long TraceErrors;

    /// <summary>Spans with an error.</summary>
    public long SpanErrors;

    /// <summary>Last write of a trace, microseconds since 1970; 0: none.</summary>
    public long LastTraceAt;

    /// <summary>Counts a trace in (1) or out (-1).</summary>
    public void Count(TraceFacts trace, int sign)
    {
        if ((trace.Flags & RollupCounting.Hidden) != 0)
        {
            HiddenTraces += sign;
            return;
        }

        Traces += sign;
        TraceErrors += trace.HasError ? sign : 0;
    }

    /// <summary>Counts a span in (1) or out (-1).</summary>
    public void Count(SpanFacts span, int sign)
    {
        Spans += sign;
        SpanErrors += span.HasError ? sign : 0;
    }

    /// <summary>Adds another change.</summary>
    public void Add(in ProjectDelta other)
    {
        Traces += other.Traces;
        HiddenTraces += other.HiddenTraces;
        Spans += other.Spans;
        TraceErrors += other.TraceErrors;
        SpanErrors += other.SpanErrors;
        LastTraceAt = Math.Max(LastTraceAt, other.LastTraceAt);
    }
}
