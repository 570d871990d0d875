using Opik.Tracing;

namespace Opik.Distributed;

/// <summary>
/// The place in a trace that a span of OpenTelemetry continues, by the attributes of its parent (<c>opik.trace_id</c>,
/// <c>opik.span_id</c>), else by the same keys in the baggage. Such a span gets an id of its own, for its children. Python
/// twin: <c>OpikSpanProcessor</c>.
/// </summary>
internal static class ContinuedPlace
{
    /// <summary>The place; null: it continues none.</summary>
    /// <param name="parent">Gives an attribute of the parent span; null: there is no parent in this process.</param>
    /// <param name="baggage">Gives an entry of the baggage.</param>
    public static OpikParent? Of(Func<string, string?>? parent, Func<string, string?> baggage)
    {
        if (parent is not null && OpikHeaders.ParseExact(parent(RemoteContext.TraceKey)) is { } trace && OpikHeaders.ParseExact(parent(OpikSource.SpanTag)) is { } span)
            return new OpikParent(trace, span);
        return OpikHeaders.ParseExact(baggage(RemoteContext.TraceKey)) is { } remote ? new OpikParent(remote, OpikHeaders.ParseExact(baggage(OpikSource.SpanTag))) : null;
    }
}
