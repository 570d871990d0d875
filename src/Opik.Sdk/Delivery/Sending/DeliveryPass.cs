using Opik.Delivery.Queueing;
using Opik.Delivery.Spool;

namespace Opik.Delivery.Sending;

/// <summary>Requests in the order in which they have to be sent. Passes are settled in the order of <see cref="Sequence"/>.</summary>
/// <param name="sequence">Counted by the intake.</param>
/// <param name="memory">Memory of the bodies, given back when the pass is disposed.</param>
/// <param name="onDisk">The spooled request it is; null: it is in memory only.</param>
internal sealed class DeliveryPass(long sequence, PassBuffer memory, SpooledPass? onDisk = null) : IDisposable
{
    private readonly LinkedList<DeliveryBatch> batches = new();
    private PassBuffer? memory = memory;
    private int count;

    /// <summary>Its place in the order of all passes of this process.</summary>
    public long Sequence => sequence;

    /// <summary>The spooled request it is; null: it is in memory only.</summary>
    public SpooledPass? OnDisk => onDisk;

    /// <summary>What is not settled yet.</summary>
    public IReadOnlyCollection<DeliveryBatch> Batches => batches;

    /// <summary>The next request; null: all are settled.</summary>
    public DeliveryBatch? First => batches.First?.Value;

    /// <summary>Items not settled yet.</summary>
    public int Count => Volatile.Read(ref count);

    /// <summary>Adds a request at the end.</summary>
    public void Add(DeliveryBatch batch)
    {
        batches.AddLast(batch);
        count += batch.Count;
    }

    /// <summary>The first request is sent or given up.</summary>
    public void SettleFirst()
    {
        Volatile.Write(ref count, count - batches.First!.Value.Count);
        batches.RemoveFirst();
    }

    /// <summary>The first request is tried again as two.</summary>
    public void HalveFirst()
    {
        var (first, second) = batches.First!.Value.Halve();
        batches.RemoveFirst();
        batches.AddFirst(second);
        batches.AddFirst(first);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        batches.Clear();
        memory?.Dispose();
        memory = null;
    }
}
