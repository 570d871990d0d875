using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace Opik.Delivery.Queueing;

/// <summary>
/// The bounded queue between the program and the intake. Adding takes no lock and allocates nothing but the segments of
/// the queue; the intake is woken only when it asked to be and the level it asked for is reached.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A late caller of a closed client must not meet a closed event; the event has a finalizer.")]
internal sealed class DeliveryQueue(int maximalItems, long maximalBytes, long passBytes)
{
    private const int Awake = int.MaxValue;

    private readonly long manyItems = Math.Max(1, maximalItems / 4 * 3L);
    private readonly long manyBytes = maximalBytes / 4 * 3;
    private readonly ConcurrentQueue<QueueEntry> entries = new();
    private readonly AutoResetEvent wake = new(false);
    private Counters counters;
    private int wakeLevel = Awake;
    private int wanted;

    /// <summary>Entries that wait, flush marks included.</summary>
    public long Length => Math.Max(0, Volatile.Read(ref counters.Added) - Volatile.Read(ref counters.Taken));

    /// <summary>Bytes that wait.</summary>
    public long Bytes => Math.Max(0, Volatile.Read(ref counters.AddedBytes) - Volatile.Read(ref counters.TakenBytes));

    /// <summary>Items accepted since the start.</summary>
    public long Accepted => Volatile.Read(ref counters.Added) - Interlocked.Read(ref counters.Marks);

    /// <summary>True while a flush waits in the queue.</summary>
    public bool HasMarks => Interlocked.Read(ref counters.Marks) != Volatile.Read(ref counters.TakenMarks);

    /// <summary>Adds an item.</summary>
    /// <returns>Whether it was taken. One item is always taken, however large.</returns>
    public QueueAnswer Add(DeliveryItem item)
    {
        var size = item.Size;
        var length = Interlocked.Increment(ref counters.Added) - Volatile.Read(ref counters.Taken);
        var bytes = Interlocked.Add(ref counters.AddedBytes, size) - Volatile.Read(ref counters.TakenBytes);
        if (length > maximalItems || (bytes > maximalBytes && length > 1))
        {
            Interlocked.Decrement(ref counters.Added);
            Interlocked.Add(ref counters.AddedBytes, -size);
            return QueueAnswer.Full;
        }

        entries.Enqueue(new QueueEntry(item, null, size));
        if (length >= Volatile.Read(ref wakeLevel) || bytes >= passBytes)
            Wake();
        return length > manyItems || bytes > manyBytes ? QueueAnswer.TakenNearlyFull : QueueAnswer.Taken;
    }

    /// <summary>Adds a flush; it is outside the bounds.</summary>
    public void Add(FlushMark mark)
    {
        Interlocked.Increment(ref counters.Marks);
        Interlocked.Increment(ref counters.Added);
        entries.Enqueue(new QueueEntry(null, mark, 0));
        Wake();
    }

    /// <summary>Takes the oldest entry; for the intake only.</summary>
    public bool TryTake(out QueueEntry entry)
    {
        if (!entries.TryDequeue(out entry))
            return false;
        Volatile.Write(ref counters.Taken, counters.Taken + 1);
        Volatile.Write(ref counters.TakenBytes, counters.TakenBytes + entry.Size);
        if (entry.Mark is not null)
            Volatile.Write(ref counters.TakenMarks, counters.TakenMarks + 1);
        return true;
    }

    /// <summary>Ends the sleep of the intake, or the next one when it does not sleep.</summary>
    public void Wake()
    {
        Interlocked.Exchange(ref wanted, 1);
        if (Volatile.Read(ref wakeLevel) != Awake && Interlocked.Exchange(ref wakeLevel, Awake) != Awake)
            wake.Set();
    }

    /// <summary>Sleeps until <paramref name="level"/> entries or the bytes of a pass wait, or somebody wakes; for the intake only.</summary>
    public void SleepUntil(int level)
    {
        // The exchange orders the level before the look at the length: whoever adds after the look sees the level.
        Interlocked.Exchange(ref wakeLevel, level);
        if (Volatile.Read(ref wanted) == 0 && Length < level && Bytes < passBytes)
            wake.WaitOne();
        Volatile.Write(ref wakeLevel, Awake);
        // Before the intake looks at what it was woken for: who wakes it after this ends its next sleep.
        Interlocked.Exchange(ref wanted, 0);
    }

    // What producers write and what the intake writes lie in different cache lines.
    [StructLayout(LayoutKind.Explicit, Size = 384)]
    private struct Counters
    {
        [FieldOffset(128)]
        public long Added;

        [FieldOffset(136)]
        public long AddedBytes;

        [FieldOffset(144)]
        public long Marks;

        [FieldOffset(256)]
        public long Taken;

        [FieldOffset(264)]
        public long TakenBytes;

        [FieldOffset(272)]
        public long TakenMarks;
    }
}
