namespace Opik.Tracing;

/// <summary>Where a span hangs.</summary>
/// <param name="TraceId">Its trace.</param>
/// <param name="ParentSpanId">Its parent; null: directly below the trace.</param>
/// <param name="Trace">The trace, when this process opened it.</param>
/// <param name="Role">What the span is to the trace.</param>
/// <param name="ProjectName">Project of the whole tree.</param>
/// <param name="Environment">Environment of the whole tree.</param>
internal readonly record struct SpanPlace(Guid TraceId, Guid? ParentSpanId, OpikTrace? Trace, RootRole Role, string? ProjectName, string? Environment);
