using Opik.Delivery;

namespace Opik.Sdk.Benchmarks;

internal sealed class DiscardingDelivery : IDelivery
{
    private readonly System.Collections.Concurrent.ConcurrentQueue<DeliveryItem> queue = new();
    private int count;

    public void Enqueue(DeliveryItem item)
    {
        if (!item.TryEnterQueue())
            return;
        queue.Enqueue(item);
        if (Interlocked.Increment(ref count) >= 1_000)
        {
            queue.Clear();
            count = 0;
        }
    }

    public Task<FlushResult> FlushAsync(TimeSpan? timeout, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ErrorsReport GetErrorsReport() => throw new NotSupportedException();
}
