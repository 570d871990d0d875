namespace Opik.Delivery.Queueing;

/// <summary>The flushes that wait now.</summary>
internal sealed class FlushMarks
{
    private readonly Lock gate = new();
    private readonly List<FlushMark> waiting = [];
    private long newest;
    private int count;

    /// <summary>True while somebody waits for everything to be sent.</summary>
    public bool Any => Volatile.Read(ref count) > 0;

    /// <summary>The newest flush until now; for an attempt that begins.</summary>
    public long Newest => Interlocked.Read(ref newest);

    /// <summary>A new flush.</summary>
    public FlushMark Add()
    {
        FlushMark mark;
        lock (gate)
        {
            mark = new FlushMark(++newest);
            waiting.Add(mark);
            count = waiting.Count;
        }

        return mark;
    }

    /// <summary>The flush waits no longer.</summary>
    public void Remove(FlushMark mark)
    {
        lock (gate)
        {
            waiting.Remove(mark);
            count = waiting.Count;
        }
    }

    /// <summary>The flush waits for this pass.</summary>
    public void Place(FlushMark mark, long sequence)
    {
        lock (gate)
            mark.Sequence = sequence;
    }

    /// <summary>All passes up to this one are settled.</summary>
    public void SettledThrough(long sequence) => Complete(mark => mark.Sequence <= sequence, settled: true);

    /// <summary>An attempt failed: whoever waited for the server when it began is told so.</summary>
    /// <param name="through"><see cref="Newest"/> when it began.</param>
    /// <param name="all">Also those whose mark the intake cannot reach, because nothing takes its passes.</param>
    public void ServerAway(long through, bool all) => Complete(mark => mark.Number <= through && (all || mark.Sequence is not null), settled: false);

    private void Complete(Predicate<FlushMark> which, bool settled)
    {
        if (!Any)
            return;
        lock (gate)
        {
            foreach (var mark in waiting)
            {
                if (which(mark))
                    mark.Complete(settled);
            }

            waiting.RemoveAll(mark => mark.Done.IsCompleted);
            count = waiting.Count;
        }
    }
}
