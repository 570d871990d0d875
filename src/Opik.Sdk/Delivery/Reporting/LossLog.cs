using Microsoft.Extensions.Logging;
using Opik.Delivery.Sending;

namespace Opik.Delivery.Reporting;

/// <summary>Every loss: exact totals, and the newest thousand with their reasons.</summary>
internal sealed class LossLog(ILogger logger, TimeProvider time)
{
    private const int Kept = 1000;
    private const string Full = "The queue is full: the program is faster than the server and the disk.";
    private const string Closed = "The client is closed.";

    private readonly Lock gate = new();
    private readonly Queue<FailedMessageInfo> newest = new();
    private readonly long[] itemsByReason = new long[Enum.GetValues<FailureReason>().Length];
    private readonly bool[] logged = new bool[Enum.GetValues<FailureReason>().Length];
    private (int Count, DeliveryKind Kind, bool Closed) burst;
    private long messages;
    private long items;
    private DateTimeOffset? first;
    private DateTimeOffset? last;

    /// <summary>Notes a loss; the first of each reason is logged as a warning, further ones as debug lines.</summary>
    public void Add(DeliveryKind kind, FailureReason reason, int count, int? status, string? detail, Exception? cause = null)
    {
        var name = DeliveryRoute.Of(kind).Name;
        var now = time.GetUtcNow();
        bool isFirst;
        lock (gate)
        {
            itemsByReason[(int)reason] += count;
            Note(new FailedMessageInfo(name, reason, count, status, detail, now));
            isFirst = !logged[(int)reason];
            logged[(int)reason] = true;
        }

        if (isFirst)
            DeliveryLog.Lost(logger, count, name, reason, status, detail, cause);
        else
            DeliveryLog.LostAgain(logger, count, name, reason, status, detail);
    }

    /// <summary>
    /// Notes that an item found no room. Cheap, because a program that is too fast does it often: a burst is one loss with
    /// the number of its items, and one line in the log.
    /// </summary>
    public void AddOverflow(DeliveryKind kind, bool closed)
    {
        bool isFirst;
        lock (gate)
        {
            isFirst = burst.Count == 0;
            burst = (burst.Count + 1, kind, closed);
            itemsByReason[(int)FailureReason.QueueOverflow]++;
        }

        if (isFirst)
            DeliveryLog.Overflow(logger, closed ? Closed : Full);
    }

    /// <summary>There is room again: the next overflow is another loss.</summary>
    public void OverflowEnded()
    {
        if (Volatile.Read(ref burst.Count) == 0)
            return;
        lock (gate)
            NoteBurst();
    }

    /// <summary>Items lost for a reason.</summary>
    public long ItemsOf(FailureReason reason)
    {
        lock (gate)
            return itemsByReason[(int)reason];
    }

    /// <summary>Losses and lost items until now.</summary>
    public (long Messages, long Items) Totals
    {
        get
        {
            lock (gate)
            {
                NoteBurst();
                return (messages, items);
            }
        }
    }

    /// <summary>Everything until now.</summary>
    public ErrorsReport Report()
    {
        lock (gate)
        {
            NoteBurst();
            return new ErrorsReport
            {
                TotalDroppedMessages = messages,
                TotalDroppedItems = items,
                Failures = [.. newest],
                GeneratedAt = time.GetUtcNow(),
                FirstFailureAt = first,
                LastFailureAt = last,
            };
        }
    }

    /// <summary>What was lost since <see cref="Totals"/> was read; the list holds the newest thousand at most.</summary>
    public (long Messages, long Items, IReadOnlyList<FailedMessageInfo> Newest) Since((long Messages, long Items) before)
    {
        lock (gate)
        {
            NoteBurst();
            var since = messages - before.Messages;
            return (since, items - before.Items, since == 0 ? [] : [.. newest.TakeLast((int)Math.Min(since, Kept))]);
        }
    }

    private void NoteBurst()
    {
        if (burst.Count > 0)
            Note(new FailedMessageInfo(DeliveryRoute.Of(burst.Kind).Name, FailureReason.QueueOverflow, burst.Count, null, burst.Closed ? Closed : Full, time.GetUtcNow()));
        burst = default;
    }

    private void Note(FailedMessageInfo failure)
    {
        messages++;
        items += failure.ItemCount;
        first ??= failure.Timestamp;
        last = failure.Timestamp;
        newest.Enqueue(failure);
        if (newest.Count > Kept)
            newest.Dequeue();
    }
}
