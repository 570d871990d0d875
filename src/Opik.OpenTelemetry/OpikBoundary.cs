using System.Diagnostics;
using Opik.Distributed;
using Opik.Tracing;

namespace Opik.OpenTelemetry;

/// <summary>
/// For programs that send to Opik's OTLP endpoint with an exporter of OpenTelemetry, not with <c>AddOpikExporter</c>: hangs the
/// activity of an incoming request below the span of the caller.
/// </summary>
public static class OpikBoundary
{
    /// <summary>
    /// Attaches an activity to the place that headers name: sets <c>opik.trace_id</c>, <c>opik.span_id</c> and, where the headers
    /// name it, <c>opik.parent_span_id</c>. Python: <c>distributed_trace.attach_to_parent</c>.
    /// </summary>
    /// <param name="activity">The activity at the boundary, current while the request is handled.</param>
    /// <param name="headers">Headers of the request.</param>
    /// <returns>True when it was attached; false when the headers name no trace, and nothing was set.</returns>
    public static bool AttachToParent<TValue>(this Activity activity, IEnumerable<KeyValuePair<string, TValue>>? headers)
    {
        ArgumentNullException.ThrowIfNull(activity);
        if (OpikHeaders.Extract(headers) is not { } place)
            return false;
        activity.SetTag(OpikSource.TraceTag, place.TraceId.ToString());
        activity.SetTag(OpikSource.SpanTag, EntityIds.New(activity.StartTimeUtc).ToString());
        if (place.SpanId is { } parent)
            activity.SetTag(OpikSource.ParentTag, parent.ToString());
        return true;
    }
}
