namespace Opik.Delivery;

/// <summary>Stands in until a client has its engine.</summary>
internal sealed class NoDelivery : IDelivery
{
    public static NoDelivery Instance { get; } = new();

    public void Enqueue(DeliveryItem item)
    {
    }

    public Task<FlushResult> FlushAsync(TimeSpan? timeout, CancellationToken cancellationToken) =>
        Task.FromResult(new FlushResult { Flushed = false });

    public ErrorsReport GetErrorsReport() =>
        new() { TotalDroppedItems = 0, TotalDroppedMessages = 0, Failures = [], GeneratedAt = TimeProvider.System.GetUtcNow() };
}
