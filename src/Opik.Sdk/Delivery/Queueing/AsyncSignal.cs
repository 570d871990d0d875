namespace Opik.Delivery.Queueing;

/// <summary>Wakes one asynchronous waiter; signals that nobody waited for are remembered as one.</summary>
internal sealed class AsyncSignal : IDisposable
{
    private readonly SemaphoreSlim semaphore = new(0);

    public void Set()
    {
        if (semaphore.CurrentCount == 0)
            semaphore.Release();
    }

    public Task WaitAsync(CancellationToken cancellationToken) => semaphore.WaitAsync(cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => semaphore.Dispose();
}
