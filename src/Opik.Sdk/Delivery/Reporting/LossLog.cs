using Microsoft.Extensions.Logging;
using Opik.Delivery.Sending;

namespace Opik.Delivery.Reporting;

/// <summary>Every loss: exact totals, and the newest thousand with their reasons.</summary>
internal sealed class LossLog(ILogger logger, TimeProvider time)
{
    private const int Kept = 1000;

    private readonly Lock gate = new();
    private readonly Queue<FailedMessageInfo> newest = new();
    private readonly long[] itemsByReason = new long[Enum.GetValues<FailureReason>().Length];
    private readonly bool[] logged = new bool[Enum.GetValues<FailureReason>().Length];
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
            messages++;
            items += count;
            itemsByReason[(int)reason] += count;
            first ??= now;
            last = now;
            newest.Enqueue(new FailedMessageInfo(name, reason, count, status, detail, now));
            if (newest.Count > Kept)
                newest.Dequeue();
            isFirst = !logged[(int)reason];
            logged[(int)reason] = true;
        }

        if (isFirst)
            DeliveryLog.Lost(logger, count, name, reason, status, detail, cause);
        else
            DeliveryLog.LostAgain(logger, count, name, reason, status, detail);
    }

    /// <summary>Lets the next loss of this reason be logged as a warning again.</summary>
    public void BurstEnded(FailureReason reason)
    {
        lock (gate)
            logged[(int)reason] = false;
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
                return (messages, items);
        }
    }

    /// <summary>Everything until now.</summary>
    public ErrorsReport Report()
    {
        lock (gate)
        {
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
            var since = messages - before.Messages;
            return (since, items - before.Items, since == 0 ? [] : [.. newest.TakeLast((int)Math.Min(since, Kept))]);
        }
    }
}
