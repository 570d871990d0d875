using System.Diagnostics;
using Opik.Distributed;

namespace Opik.Tracing;

/// <summary>The caller in another process, as the baggage of the incoming request names it.</summary>
internal static class RemoteContext
{
    /// <summary>Key of the trace in the baggage.</summary>
    public const string TraceKey = "opik.trace_id";

    /// <summary>Key of the calling span in the baggage.</summary>
    public const string SpanKey = "opik.parent_span_id";

    /// <summary>The place to continue; null: no caller said one.</summary>
    public static OpikParent? Current() => Of(Activity.Current);

    /// <summary>The place that an activity is to continue; null: no caller said one.</summary>
    public static OpikParent? Of(Activity? activity)
    {
        return OpikHeaders.Parse(activity?.GetBaggageItem(TraceKey)) is { } trace ? new OpikParent(trace, OpikHeaders.Parse(activity!.GetBaggageItem(SpanKey))) : null;
    }
}
