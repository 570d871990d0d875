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
        bool last;
        lock (gate)
            last = closing = --users == 0;

        // Outside of the lock: the pool holds its own while it asks whether this connection can be joined.
        return last ? await CloseAsync(timeout).ConfigureAwait(false) : await Delivery.FlushAsync(timeout, CancellationToken.None).ConfigureAwait(false);
    }

    private async Task<FlushResult> CloseAsync(TimeSpan? timeout)
    {
        forget(this);
        var result = await engine.CloseAsync(timeout).ConfigureAwait(false);
        Rest.Dispose();
        return result;
    }
}
