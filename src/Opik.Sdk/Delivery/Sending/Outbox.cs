using Opik.Delivery.Queueing;
using Opik.Delivery.Reporting;
using Opik.Delivery.Spool;

namespace Opik.Delivery.Sending;

/// <summary>
/// Passes on their way from the intake to the sender, in order: what ended processes left, then the next ones in memory,
/// then the spool. While anything of this process is in the spool, or the server is away, everything new goes there too:
/// order is kept, and memory holds <see cref="DeliverySettings.WaitingPasses"/> passes at most.
/// </summary>
internal sealed class Outbox(DeliverySettings settings, FlushMarks flushes, SpoolChain spool, LossLog losses) : IDisposable
{
    private static readonly TimeSpan RetryOfFullSpool = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly LinkedList<DeliveryPass> memory = new();
    private readonly AsyncSignal arrived = new();
    private readonly AutoResetEvent room = new(false);
    private DeliveryPass? current;
    private long newest;
    private long settledThrough = -1;
    private bool away;
    private bool closed;
    private bool ended;
    private bool stuck;

    /// <summary>Set when somebody flushes while the server is away: it is asked at once whether it is back.</summary>
    public AsyncSignal AttemptWanted { get; } = new();

    /// <summary>True when the program ends: a server that is away is not waited for.</summary>
    public bool IsClosed => Volatile.Read(ref closed);

    /// <summary>True when the intake waits for room and there is none to come: the disk is full or missing, and the server is away.</summary>
    public bool IsStuck => Volatile.Read(ref stuck);

    /// <summary>Items that wait in memory or are being sent, and items on disk.</summary>
    public (long InMemory, long OnDisk) Waiting
    {
        get
        {
            lock (gate)
                return (memory.Sum(pass => (long)pass.Count) + (current is { OnDisk: null } ? current.Count : 0), spool.Count);
        }
    }

    /// <summary>Takes over what ended processes left.</summary>
    /// <returns>The uploads among it, with their places.</returns>
    public List<(byte[] Descriptor, long? Place)> Adopt(IReadOnlyList<SpoolFile> files)
    {
        lock (gate)
            return spool.Adopt(files);
    }

    /// <summary>Notes an upload on disk; null: there is none.</summary>
    public long? KeepUpload(ReadOnlyMemory<byte> descriptor)
    {
        lock (gate)
            return spool.TryAddUpload(descriptor);
    }

    /// <summary>The upload is done.</summary>
    public void ForgetUpload(long place)
    {
        lock (gate)
            spool.RemoveUpload(place);
    }

    /// <summary>Takes a pass; waits while nothing has room for it. For the intake.</summary>
    /// <returns>False when the outbox was closed before there was room.</returns>
    public bool Add(DeliveryPass pass)
    {
        while (!TryAdd(pass))
        {
            if (closed)
            {
                Lose(pass);
                return false;
            }

            Volatile.Write(ref stuck, away);
            if (away && flushes.Any)
                RequestAttempt();
            room.WaitOne(RetryOfFullSpool);
        }

        Volatile.Write(ref stuck, false);
        return true;
    }

    /// <summary>The oldest pass; waits for one. For the sender.</summary>
    /// <returns>Null when the outbox is closed and empty.</returns>
    public async Task<DeliveryPass?> TakeAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            lock (gate)
            {
                if (ended)
                    return null;
                current = spool.NextAdopted() ?? TakeOwn();
                if (current is not null || closed)
                    return current;
            }

            flushes.SettledThrough(settledThrough);
            room.Set();
            await arrived.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Every request of the pass is sent or given up.</summary>
    public void Settle(DeliveryPass pass)
    {
        lock (gate)
        {
            if (ended)
                return;
            current = null;
            if (pass.OnDisk is null)
                settledThrough = pass.Sequence;
            else if (spool.IsAdopted(pass.OnDisk))
                spool.Remove(pass.OnDisk);
            else
                settledThrough = spool.Remove(pass.OnDisk) - 1 ?? newest;
        }

        pass.Dispose();
        room.Set();
        flushes.SettledThrough(settledThrough);
    }

    /// <summary>The server is away, or the program ends: what is unsent waits, in order, on disk if there is one.</summary>
    public void PutBack(DeliveryPass pass)
    {
        lock (gate)
        {
            if (ended)
                return;
            away = true;
            current = null;
            if (pass.OnDisk is null)
            {
                memory.AddFirst(pass);
            }
            else
            {
                // Unchanged, it is on disk as it is.
                if (pass.Count != pass.OnDisk.ItemsOnDisk)
                    spool.Replace(pass.OnDisk, pass);
                pass.Dispose();
            }

            SpoolMemory();
        }
    }

    /// <summary>Everything that waits in memory goes to disk, if there is one; what cannot is lost and counted.</summary>
    public void End()
    {
        lock (gate)
        {
            if (ended)
                return;
            ended = true;
            // Only when the sender could not even be stopped in time, e.g. because the thread pool of the program is exhausted.
            if (current is { OnDisk: null } unsent)
                memory.AddFirst(unsent);
            SpoolMemory();
            foreach (var pass in memory)
                Lose(pass);
            memory.Clear();
            spool.Dispose();
        }
    }

    /// <summary>The server answers again.</summary>
    public long ServerBack()
    {
        lock (gate)
        {
            away = false;
            room.Set();
            return spool.Count;
        }
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

    /// <summary>Ends a rest of the sender: a server that is away is asked at once whether it is back.</summary>
    public void RequestAttempt() => AttemptWanted.Set();

    /// <summary>Nobody waits any more: the intake loses what finds no room, the sender ends when nothing is left.</summary>
    public void Close()
    {
        lock (gate)
            closed = true;
        arrived.Set();
        room.Set();
        AttemptWanted.Set();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        arrived.Dispose();
        AttemptWanted.Dispose();
        room.Dispose();
    }

    private bool TryAdd(DeliveryPass pass)
    {
        lock (gate)
        {
            if (ended)
            {
                Lose(pass);
                return true;
            }

            if (!spool.HasOwn && !away && TryKeepInMemory(pass))
                return true;
            if (spool.TryAppend(pass))
            {
                newest = pass.Sequence;
                pass.Dispose();
                arrived.Set();
                return true;
            }

            return !spool.HasOwn && TryKeepInMemory(pass);
        }
    }

    private bool TryKeepInMemory(DeliveryPass pass)
    {
        if (memory.Count >= settings.WaitingPasses)
            return false;
        memory.AddLast(pass);
        newest = pass.Sequence;
        arrived.Set();
        return true;
    }

    // Reached when nothing of ended processes waits any more.
    private DeliveryPass? TakeOwn()
    {
        settledThrough = Math.Max(settledThrough, 0);
        return TakeFromMemory() ?? spool.NextOwn();
    }

    private DeliveryPass? TakeFromMemory()
    {
        if (memory.First is not { } first)
            return null;
        memory.RemoveFirst();
        room.Set();
        return first.Value;
    }

    private void SpoolMemory()
    {
        if (memory.Count == 0 || !spool.TryPrepend([.. memory]))
            return;
        foreach (var pass in memory)
            pass.Dispose();
        memory.Clear();
    }

    private void Lose(DeliveryPass pass)
    {
        foreach (var batch in pass.Batches)
            losses.Add(batch.Kind, FailureReason.Unknown, batch.Count, null, "The program ended before it could be sent, and there was no disk to keep it on.");
        pass.Dispose();
    }
}
