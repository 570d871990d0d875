using Microsoft.Extensions.Logging;
using Opik.Delivery;
using Opik.Rest;

namespace Opik.Connections;

/// <summary>
/// What clients with equal settings share: HTTP connections, queue and sender. The last client that ends closes it. A client
/// that nobody ended leaves it open until the process exits, which sends what waits.
/// </summary>
internal sealed class Connection
{
    private readonly DeliveryEngine engine;
    private readonly Action<Connection> forget;
    private readonly Lock gate = new();
    private int users;
    private bool closing;

    internal Connection(OpikOptions options, ILogger logger, TimeProvider clock, Action<Connection> forget)
    {
        this.forget = forget;
        Rest = new OpikRest(options, logger, clock);
        engine = DeliveryEngine.Create(options, Rest, logger, clock);
    }

    /// <summary>Requests to the server.</summary>
    public OpikRest Rest { get; }

    /// <summary>The queue and its sender.</summary>
    public IDelivery Delivery => engine;

    /// <summary>One client more.</summary>
    /// <returns>False when it is closing: take another.</returns>
    public bool TryJoin()
    {
        lock (gate)
        {
            if (closing)
                return false;
            users++;
            return true;
        }
    }

    /// <summary>One client less: sends what waits, and closes with the last.</summary>
    public async Task<FlushResult> LeaveAsync(TimeSpan? timeout)
    {
        if (TryLeave(onlyLast: true))
            return await CloseAsync(timeout).ConfigureAwait(false);
        // It leaves after its flush: nobody closes a connection on which somebody still waits.
        var flushed = await Delivery.FlushAsync(timeout, CancellationToken.None).ConfigureAwait(false);
        return TryLeave(onlyLast: false) ? Sum(flushed, await CloseAsync(timeout).ConfigureAwait(false)) : flushed;
    }

    // True: it was the last, and has to close. Outside of the lock: the pool holds its own while it asks whether it can join.
    private bool TryLeave(bool onlyLast)
    {
        lock (gate)
        {
            if (users == 1)
                closing = true;
            else if (onlyLast)
                return false;
            users--;
            return closing;
        }
    }

    private static FlushResult Sum(FlushResult first, FlushResult last) => last with
    {
        SentItems = first.SentItems + last.SentItems,
        DroppedMessages = first.DroppedMessages + last.DroppedMessages,
        DroppedItems = first.DroppedItems + last.DroppedItems,
        Failures = [.. first.Failures, .. last.Failures],
    };

    private async Task<FlushResult> CloseAsync(TimeSpan? timeout)
    {
        forget(this);
        var result = await engine.CloseAsync(timeout).ConfigureAwait(false);
        Rest.Dispose();
        return result;
    }
}
