using System.Diagnostics;
using Opik.Tracing;

namespace Opik.OpenTelemetry;

/// <summary>
/// The ids of a span of Opik as attributes of its activity, for exporters that come after. The activity has its span id from the
/// start; the others are added here, where an OpenTelemetry SDK is, because every span would pay for them.
/// </summary>
internal static class SpanIds
{
    /// <summary>Adds the ids to an activity that is a span of Opik; does nothing to others.</summary>
    public static void Add(Activity activity)
    {
        if (activity.Source.Name != OpikSource.Name || OpikSource.Find(activity) is not OpikSpan span)
            return;
        activity.SetTag(OpikSource.TraceTag, span.TraceId.ToString());
        if (span.ParentSpanId is { } parent)
            activity.SetTag(OpikSource.ParentTag, parent.ToString());
    }
}
