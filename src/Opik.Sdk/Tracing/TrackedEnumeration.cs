using System.Diagnostics;

namespace Opik.Tracing;

/// <summary>
/// One run of a tracked sequence. It ends exactly once: at the last item, at an exception, when the caller disposes of it after
/// an early <c>break</c>, or when the collector finds that the caller forgot it. What came so far is the output.
/// </summary>
internal sealed class TrackedEnumeration(TrackedCall call)
{
    private readonly CapturedItems? _items = call.NewItems();
    private int _ended;

    /// <summary>True once the span has ended.</summary>
    public bool HasEnded => Volatile.Read(ref _ended) != 0;

    /// <summary>Makes the span current, so that what the sequence does for the next item is inside it.</summary>
    /// <returns>What was current.</returns>
    public Activity? Enter()
    {
        var around = Activity.Current;
        if (!HasEnded && call.Span.Activity is { IsStopped: false } activity)
            Activity.Current = activity;
        return around;
    }

    /// <summary>Makes current again what was.</summary>
    public static void Leave(Activity? around) => Activity.Current = around is { IsStopped: true } ? null : around;

    /// <summary>An item passed to the caller.</summary>
    public void Add<T>(T item)
    {
        if (!HasEnded)
            _items?.Add(item);
    }

    /// <summary>Ends the span; later calls do nothing.</summary>
    public void End(Exception? exception)
    {
        if (Interlocked.Exchange(ref _ended, 1) != 0)
            return;
        var around = Activity.Current;
        call.Finish(_items, exception);
        Leave(around);
    }

    /// <inheritdoc cref="OpikTrackAttribute.Flush"/>
    public ValueTask FlushIfAskedAsync() => call.FlushIfAskedAsync();

    /// <inheritdoc cref="OpikTrackAttribute.Flush"/>
    public void FlushIfAsked() => call.FlushIfAsked();
}
