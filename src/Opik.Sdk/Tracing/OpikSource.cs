using System.Diagnostics;

namespace Opik.Tracing;

/// <summary>The activity source of Opik's own spans. Other listeners see them with <c>AddSource("Opik")</c>.</summary>
internal static class OpikSource
{
    /// <summary>Name of the source.</summary>
    public const string Name = "Opik";

    /// <summary>Key of the tag that holds the span; its text is the id, so exporters print <c>opik.span_id</c>.</summary>
    public const string SpanTag = "opik.span_id";

    /// <summary>Key of the tag that holds the trace of an activity that stands for a trace alone.</summary>
    public const string TraceTag = "opik.trace_id";

    private static readonly ActivityListener Listener = new()
    {
        ShouldListenTo = static source => source.Name == Name,
        Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
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

        return null;
    }

    /// <summary>
    /// The nearest entity around the caller that has not ended; activities of others are looked through. Finished ones are
    /// never current, although a context that started inside may still hold them.
    /// </summary>
    public static OpikEntity? Current()
    {
        for (var activity = Activity.Current; activity is not null; activity = activity.Parent)
        {
            if (Find(activity) is { HasEnded: false } entity)
                return entity;
        }

        return null;
    }

    private static ActivitySource Listen()
    {
        var source = new ActivitySource(Name, typeof(OpikSource).Assembly.GetName().Version?.ToString(3));
        ActivitySource.AddActivityListener(Listener);
        return source;
    }
}
