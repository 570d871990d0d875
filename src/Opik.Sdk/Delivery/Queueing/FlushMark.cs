namespace Opik.Delivery.Queueing;

/// <summary>Where a flush stands in the order of things: it is done when everything before it is settled.</summary>
/// <param name="number">Counted up: an attempt that began before the flush says nothing to it.</param>
internal sealed class FlushMark(long number)
{
    private readonly TaskCompletionSource<bool> done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Its place among all flushes.</summary>
    public long Number => number;

    /// <summary>The pass that has to be settled; null until the intake met the mark.</summary>
    public long? Sequence { get; set; }

    /// <summary>True: settled. False: the server is away.</summary>
    public Task<bool> Done => done.Task;

    /// <summary>Ends the wait.</summary>
    public void Complete(bool settled) => done.TrySetResult(settled);
}
