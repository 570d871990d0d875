using System.Diagnostics;
using Opik.Distributed;
using Opik.Tracing;

namespace Opik.OpenTelemetry;

/// <summary>
/// Marks the activities below one that <see cref="OpikBoundary.AttachToParent"/> attached, or whose baggage names a trace, with the
/// ids of their place, so that Opik's OTLP endpoint finds it; spans of Opik get their ids for the exporters after it. Python: <c>OpikSpanProcessor</c>.
/// </summary>
internal sealed class OpikContextProcessor : global::OpenTelemetry.BaseProcessor<Activity>
{
    /// <inheritdoc/>
    public override void OnStart(Activity data)
    {
        // Spans of Opik go to Opik by themselves.
        if (data.Source.Name == OpikSource.Name || data.GetTagItem(OpikSource.TraceTag) is not null)
            return;
        if (data.Parent is { } parent && parent.GetTagItem(OpikSource.TraceTag)?.ToString() is { } trace)
            Mark(data, trace, parent.GetTagItem(OpikSource.SpanTag)?.ToString());
        else if (RemoteContext.Of(data) is { } place)
            Mark(data, place.TraceId.ToString(), place.SpanId?.ToString());
    }

    /// <inheritdoc/>
    public override void OnEnd(Activity data) => SpanIds.Add(data);

    private static void Mark(Activity activity, string trace, string? parent)
    {
        if (OpikHeaders.Parse(trace) is null)
            return;
        activity.SetTag(OpikSource.TraceTag, trace);
        activity.SetTag(OpikSource.SpanTag, EntityIds.New(activity.StartTimeUtc).ToString());
        if (parent is not null)
            activity.SetTag(OpikSource.ParentTag, parent);
    }
}
