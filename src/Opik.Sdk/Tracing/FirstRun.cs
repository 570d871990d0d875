namespace Opik.Tracing;

/// <summary>
/// Gives the span of a call to the first run of the sequence that it returned, and later runs a span of their own. A sequence
/// that nobody runs ends its span, without output, when it is forgotten.
/// </summary>
internal sealed class FirstRun
{
    private readonly TrackedCall _call;
    private TrackedEnumeration? _first;
    private EndWhenForgotten? _forgotten;

    public FirstRun(TrackedCall call)
    {
        _call = call;
        _first = new TrackedEnumeration(call);
        _forgotten = new EndWhenForgotten(_first);
    }

    /// <summary>The next run; null while tracing is off.</summary>
    public TrackedEnumeration? Take()
    {
        if (Interlocked.Exchange(ref _first, null) is { } first)
        {
            // From here on the enumerator watches over it.
            _forgotten!.Release();
            _forgotten = null;
            return first;
        }

        var again = _call.Again();
        return again.IsRecording ? new TrackedEnumeration(again) : null;
    }
}
