namespace Opik;

/// <summary>
/// Values of one call of a tracked function. A parameter of this type is taken by the tracker and is no input of the span.
/// Python: <c>opik_args</c>.
/// </summary>
public sealed record OpikArgs
{
    /// <summary>For the span of the call and the spans below it.</summary>
    public OpikSpanArgs? Span { get; init; }

    /// <summary>For the trace around the call.</summary>
    public OpikTraceArgs? Trace { get; init; }
}
