namespace Opik.Delivery.Queueing;

/// <summary>Where a flush stands in the order of things: it is done when everything before it is settled.</summary>
internal sealed class FlushMark
{
    private readonly TaskCompletionSource<bool> done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The pass that has to be settled; null until the intake met the mark.</summary>
    public long? Sequence { get; set; }

    /// <summary>True: settled. False: the server is away.</summary>
    public Task<bool> Done => done.Task;

    /// <summary>Ends the wait.</summary>
    public void Complete(bool settled) => done.TrySetResult(settled);
}
