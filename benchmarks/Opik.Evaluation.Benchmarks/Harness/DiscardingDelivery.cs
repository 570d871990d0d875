using Opik.Delivery;

namespace Opik.Evaluation.Benchmarks.Harness;

/// <summary>Takes everything and sends nothing.</summary>
internal sealed class DiscardingDelivery : IDelivery
{
    public void Enqueue(DeliveryItem item)
    {
        if (item.TryEnterQueue())
            item.LeaveQueue();
    }

    public Task<FlushResult> FlushAsync(TimeSpan? timeout, CancellationToken cancellationToken) => Task.FromResult(new FlushResult { Flushed = true });

    public ErrorsReport GetErrorsReport() => new() { TotalDroppedItems = 0, TotalDroppedMessages = 0, Failures = [], GeneratedAt = TimeProvider.System.GetUtcNow() };
}
