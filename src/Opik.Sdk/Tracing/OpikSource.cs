using System.Diagnostics;
using Opik.Activities;

namespace Opik.Tracing;

/// <summary>The activity source of Opik's own spans. Other listeners see them with <c>AddSource("Opik")</c>.</summary>
internal static class OpikSource
{
    /// <summary>Name of the source.</summary>
    public const string Name = "Opik";

    /// <summary>Key of the tag that holds the span; its text is the id, so exporters print <c>opik.span_id</c>.</summary>
    public const string SpanTag = "opik.span_id";

    /// <summary>Key of the tag that holds the trace where an activity stands for a trace alone.</summary>
    public const string TraceTag = "opik.trace_id";

    /// <summary>Key of the tag with the id of the parent, for other exporters.</summary>
    public const string ParentTag = "opik.parent_span_id";

    private static readonly ActivityListener Listener = new()
    {
        ShouldListenTo = static source => source.Name == Name,
        Sample = static (ref ActivityCreationOptions<ActivityContext> options) => ActivitySampling.Below(options.Parent),
        ActivityStopped = static activity => Find(activity)?.End(),
    };

    /// <summary>The source; our own listener is on it, because without one no activity is made.</summary>
    public static ActivitySource Instance { get; } = Listen();

    /// <summary>The trace or span that an activity stands for; null: none of ours.</summary>
    public static OpikEntity? Find(Activity activity)
    {
        foreach (ref readonly var tag in activity.EnumerateTagObjects())
        {
            if (tag.Value is OpikEntity entity)
                return entity;
        }

        return ForeignActivities.Find(activity);
    }

    /// <summary>
    /// The nearest entity around the caller that has not ended; activities of others are looked through. Finished ones are
    /// never current, although a context that started inside may still hold them.
    /// </summary>
    public static OpikEntity? Current() => Nearest(Activity.Current);

    /// <summary>The nearest entity around an activity, not its own.</summary>
    public static OpikEntity? Around(Activity activity)
    {
        for (var inner = activity; ; inner = inner.Parent)
        {
            if (inner.Parent is null)
                return ForeignActivities.FindParent(inner) is { HasEnded: false } parent ? parent : null;
            if (Find(inner.Parent) is { HasEnded: false } entity)
                return entity;
        }
    }

    /// <summary>The nearest entity of an activity and those around it.</summary>
    public static OpikEntity? Nearest(Activity? activity)
    {
        if (activity is null)
            return null;
        return Find(activity) is { HasEnded: false } entity ? entity : Around(activity);
    }

    private static ActivitySource Listen()
    {
        var source = new ActivitySource(Name, typeof(OpikSource).Assembly.GetName().Version?.ToString(3));
        ActivitySource.AddActivityListener(Listener);
        return source;
    }
}
