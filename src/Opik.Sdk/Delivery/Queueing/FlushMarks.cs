namespace Opik.Delivery.Queueing;

/// <summary>The flushes that wait now.</summary>
internal sealed class FlushMarks
{
    private readonly Lock gate = new();
    private readonly List<FlushMark> waiting = [];

    /// <summary>True while somebody waits for everything to be sent.</summary>
    public bool Any => Volatile.Read(ref count) > 0;

    private int count;

    /// <summary>A new flush.</summary>
    public FlushMark Add()
    {
        var mark = new FlushMark();
        lock (gate)
        {
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

    /// <summary>An attempt just failed: whoever waits for what waits for the server is told so.</summary>
    /// <param name="all">Also those whose mark the intake cannot reach, because nothing takes its passes.</param>
    public void ServerAway(bool all) => Complete(mark => all || mark.Sequence is not null, settled: false);

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
