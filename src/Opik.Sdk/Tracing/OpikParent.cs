namespace Opik;

/// <summary>A place in a trace that another process opened, as its headers <c>opik_trace_id</c> and <c>opik_parent_span_id</c> say.</summary>
/// <param name="TraceId">The trace.</param>
/// <param name="SpanId">The span that called; null: directly below the trace.</param>
public readonly record struct OpikParent(Guid TraceId, Guid? SpanId = null);
