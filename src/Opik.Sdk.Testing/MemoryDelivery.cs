using Opik.Delivery;
using Opik.Tracing.Recording;

namespace Opik.Sdk.Testing;

/// <summary>A delivery that sends nothing: what it is given, a recording of the same client keeps, and that counts as delivered.</summary>
internal sealed class MemoryDelivery : IDelivery
{
    /// <summary>What the client was given; null: nobody records yet.</summary>
    public RecordedItems? Recorded { get; set; }

    public void Enqueue(DeliveryItem item)
    {
    }

    public Task<FlushResult> FlushAsync(TimeSpan? timeout, CancellationToken cancellationToken) =>
        Task.FromResult(new FlushResult { Flushed = true, SentItems = Recorded?.Items.Length ?? 0 });

    public ErrorsReport GetErrorsReport() =>
        new() { TotalDroppedItems = 0, TotalDroppedMessages = 0, Failures = [], GeneratedAt = TimeProvider.System.GetUtcNow() };
}
