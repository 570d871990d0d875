using System.Collections.Concurrent;
using System.Diagnostics;

namespace Opik.Activities;

/// <summary>Spans of activities of other libraries.</summary>
internal static class ForeignActivities
{
    // A property and no tag: other exporters see the activity as its library made it.
    private const string Property = "opik.span";

    // Protocols inside one process hand over the ids of the caller instead of the activity: a client and a server of MCP.
    // Activities that are never stopped must not fill the memory.
    private const int MostOpen = 10_000;

    private static readonly ConcurrentDictionary<ActivitySpanId, WeakReference<OpikSpan>> Open = new();

    // Counting the dictionary itself would lock all of it.
    private static int open;

    /// <summary>Notes the span of an activity that started.</summary>
    public static void Keep(Activity activity, OpikSpan span)
    {
        activity.SetCustomProperty(Property, span);
        if (activity.IdFormat == ActivityIdFormat.W3C && Volatile.Read(ref open) < MostOpen && Open.TryAdd(activity.SpanId, new WeakReference<OpikSpan>(span)))
            Interlocked.Increment(ref open);
    }

    /// <summary>The span of an activity; null: it has none.</summary>
    public static OpikSpan? Find(Activity activity) => activity.GetCustomProperty(Property) as OpikSpan;

    /// <summary>The span of the parent that an activity names by its ids alone; null: it has none, or that is in another process.</summary>
    public static OpikSpan? FindParent(Activity activity) =>
        activity.Parent is null && activity.ParentSpanId != default && Open.TryGetValue(activity.ParentSpanId, out var kept) && kept.TryGetTarget(out var span) ? span : null;

    /// <summary>Called when an activity has stopped: nobody can name it any more.</summary>
    public static void Forget(Activity activity)
    {
        if (activity.IdFormat == ActivityIdFormat.W3C && Open.TryRemove(activity.SpanId, out _))
            Interlocked.Decrement(ref open);
    }
}
