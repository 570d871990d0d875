namespace Opik.Delivery;

/// <summary>Where finished work of the public API goes. Never throws into the caller and never blocks it.</summary>
internal interface IDelivery
{
    /// <summary>Queues <paramref name="item"/>, or counts it as dropped when the queue is full or closed. Does nothing when it waits already.</summary>
    void Enqueue(DeliveryItem item);

    /// <summary>Sends what waits now and reports what became of it.</summary>
    /// <param name="timeout">Longest wait; null: <see cref="OpikOptions.DefaultFlushTimeout"/>, and without that until done.</param>
    /// <param name="cancellationToken">Ends the wait, not the sending.</param>
    Task<FlushResult> FlushAsync(TimeSpan? timeout, CancellationToken cancellationToken);

    /// <summary>Losses of the whole life of this delivery.</summary>
    ErrorsReport GetErrorsReport();
}
