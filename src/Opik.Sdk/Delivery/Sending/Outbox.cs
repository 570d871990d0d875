using Opik.Delivery.Queueing;
using Opik.Delivery.Reporting;

namespace Opik.Delivery.Sending;

/// <summary>Passes on their way from the intake to the sender, in order: the next ones in memory, the rest in the spool.</summary>
internal sealed class Outbox(DeliverySettings settings, FlushMarks flushes, LossLog losses) : IDisposable
{
    private readonly Lock gate = new();
    private readonly LinkedList<DeliveryPass> memory = new();
    private readonly AsyncSignal arrived = new();
    private readonly AutoResetEvent room = new(false);
    private DeliveryPass? current;
    private long settledThrough;
    private bool away;
    private bool closed;

    /// <summary>Set when somebody flushes while the server is away: it is asked at once whether it is back.</summary>
    public AsyncSignal AttemptWanted { get; } = new();

    /// <summary>Items that wait in memory or are being sent.</summary>
    public long Waiting
    {
        get
        {
            lock (gate)
                return memory.Sum(pass => (long)pass.Count) + (current?.Count ?? 0);
        }
    }

    /// <summary>Takes a pass; waits while nothing has room for it. For the intake.</summary>
    /// <returns>False when the outbox was closed before there was room.</returns>
    public bool Add(DeliveryPass pass)
    {
        while (true)
        {
            lock (gate)
            {
                if (memory.Count < settings.WaitingPasses)
                {
                    memory.AddLast(pass);
                    arrived.Set();
                    return true;
                }

                if (closed)
                {
                    foreach (var batch in pass.Batches)
                        losses.Add(batch.Kind, FailureReason.Unknown, batch.Count, null, "The program ended before it could be sent.");
                    pass.Dispose();
                    return false;
                }

                if (away)
                    flushes.ServerAway(all: true);
            }

            room.WaitOne();
        }
    }

    /// <summary>The oldest pass; waits for one. For the sender.</summary>
    /// <returns>Null when the outbox is closed and empty.</returns>
    public async Task<DeliveryPass?> TakeAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            lock (gate)
            {
                if (memory.First is { } first)
                {
                    memory.RemoveFirst();
                    room.Set();
                    return current = first.Value;
                }

                if (closed)
                    return null;
            }

            await arrived.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Every request of the pass is sent or given up.</summary>
    public void Settle(DeliveryPass pass)
    {
        lock (gate)
        {
            settledThrough = pass.Sequence;
            current = null;
        }

        pass.Dispose();
        flushes.SettledThrough(settledThrough);
    }

    /// <summary>The server is away: what is unsent waits, in order.</summary>
    public void PutBack(DeliveryPass pass)
    {
        lock (gate)
        {
            away = true;
            current = null;
            memory.AddFirst(pass);
        }
    }

    /// <summary>The server answers again.</summary>
    public void ServerBack()
    {
        lock (gate)
            away = false;
        room.Set();
    }

    /// <summary>A flush knows which pass it waits for.</summary>
    public void FlushArrived()
    {
        long settled;
        lock (gate)
            settled = settledThrough;
        flushes.SettledThrough(settled);
        RequestAttempt();
    }

    /// <summary>Asks at once whether a server that is away is back.</summary>
    public void RequestAttempt()
    {
        lock (gate)
        {
            if (away)
                AttemptWanted.Set();
        }
    }

    /// <summary>Nothing is added any more.</summary>
    public void Close()
    {
        lock (gate)
            closed = true;
        arrived.Set();
        room.Set();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        arrived.Dispose();
        AttemptWanted.Dispose();
        room.Dispose();
    }
}
