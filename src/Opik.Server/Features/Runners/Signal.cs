namespace Opik.Server.Features.Runners;

/// <summary>Lets polls wait until something has changed. Take <see cref="Next"/> before looking, so that nothing is missed.</summary>
internal sealed class Signal
{
    private volatile TaskCompletionSource _source = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes with the next change.</summary>
    public Task Next => _source.Task;

    /// <summary>Something has changed.</summary>
    public void Set() => Interlocked.Exchange(ref _source, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
}
