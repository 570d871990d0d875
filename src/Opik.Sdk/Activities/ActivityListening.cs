using System.Diagnostics;
using Opik.Tracing;

namespace Opik.Activities;

/// <summary>
/// Listens for one client to the sources its options name. Works without an OpenTelemetry SDK, and beside one. Holds the
/// client weakly: the runtime keeps every listener, and a client that nobody uses any more must not be kept by it.
/// </summary>
internal sealed class ActivityListening : IDisposable
{
    private readonly WeakReference<ActivityRecorder> _recorder;
    private readonly ActivityListener _listener;

    private ActivityListening(ActivityRecorder recorder)
    {
        _recorder = new WeakReference<ActivityRecorder>(recorder);
        var sources = recorder.Sources;
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name != OpikSource.Name && sources.Match(source.Name),
            Sample = Sample,
            SampleUsingParentId = SampleUsingParentId,
            ActivityStarted = activity => Recorder()?.Started(activity),
            ActivityStopped = activity => Recorder()?.Stopped(activity),
        };
    }

    /// <summary>Begins to listen; null when the recorder has no sources to listen to.</summary>
    public static ActivityListening? Start(ActivityRecorder recorder)
    {
        if (recorder.Sources.IsEmpty)
            return null;
        var listening = new ActivityListening(recorder);
        ActivitySource.AddActivityListener(listening._listener);
        return listening;
    }

    /// <summary>Stops listening.</summary>
    public void Dispose() => _listener.Dispose();

    private ActivityRecorder? Recorder()
    {
        if (_recorder.TryGetTarget(out var recorder))
            return recorder;
        _listener.Dispose();
        return null;
    }

    private ActivitySamplingResult Sample(ref ActivityCreationOptions<ActivityContext> options) =>
        Recorder() is { IsActive: true } ? ActivitySampling.Below(options.Parent) : ActivitySamplingResult.None;

    private ActivitySamplingResult SampleUsingParentId(ref ActivityCreationOptions<string> options) =>
        Recorder() is { IsActive: true } ? ActivitySamplingResult.AllData : ActivitySamplingResult.None;
}
