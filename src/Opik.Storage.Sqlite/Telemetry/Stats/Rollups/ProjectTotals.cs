namespace Opik.Storage.Sqlite;

/// <summary>Totals of one project.</summary>
/// <param name="Traces">Shown traces.</param>
/// <param name="HiddenTraces">Traces with visibility <c>hidden</c>.</param>
/// <param name="Spans">Spans.</param>
/// <param name="TraceErrors">Shown traces with an error.</param>
/// <param name="SpanErrors">Spans with an error.</param>
/// <param name="LastTraceAt">Last write of a trace, microseconds since 1970; null when there never was one.</param>
internal sealed record ProjectTotals(long Traces, long HiddenTraces, long Spans, long TraceErrors, long SpanErrors, long? LastTraceAt);
