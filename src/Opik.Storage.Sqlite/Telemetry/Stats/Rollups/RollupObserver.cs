namespace Opik.Storage.Sqlite;

/// <summary>
/// Turns changed rows into differences of roll-ups. Differences of all writes that share a commit are collected in
/// memory and stored once, before the commit: a single PATCH then costs little more than the row itself.
/// </summary>
internal sealed class RollupObserver(TimeProvider clock, RollupStore store, ProjectKeys projects) : IRowObserver, ISqliteDeferredWork
{
    private readonly PendingRollups _item = new();
    private readonly PendingRollups _group = new();
    private bool _complete;
    private bool _restarted;

    /// <inheritdoc />
    public void Changed(SqliteSession session, IReadOnlyList<RowChange<SpanFacts>> spans, IReadOnlyList<RowChange<TraceFacts>> traces, IReadOnlyList<RowChange<TraceTotalsFacts>> totals)
    {
        var progress = Progress(session);
        foreach (var (old, now) in spans)
        {
            if (old is not null && progress.CountsSpan(old.Seq))
                Count(old, -1);
            if (now is not null && progress.CountsSpan(now.Seq))
                Count(now, 1);
        }

        var time = SqliteTime.ToMicroseconds(clock.GetUtcNow().UtcDateTime);
        foreach (var (old, now) in traces)
        {
            if (old is not null && progress.CountsTrace(old.Seq))
                Count(old, -1, 0);
            if (now is not null && progress.CountsTrace(now.Seq))
                Count(now, 1, time);
        }

        if (traces.Count > 0 || totals.Count > 0)
            new TraceTotalsChanges(session, progress, traces, totals).Count(_item);
    }

    /// <summary>Counts rows that were never counted. On the writer, by the backfill.</summary>
    public void Backfill(IReadOnlyList<SpanFacts> spans, IReadOnlyList<(TraceFacts Trace, TraceTotalsFacts? Totals, long LastUpdatedAt)> traces)
    {
        foreach (var span in spans)
            Count(span, 1);
        foreach (var (trace, totals, lastUpdatedAt) in traces)
        {
            Count(trace, 1, lastUpdatedAt);
            if (totals is not null && (trace.Flags & RollupCounting.Hidden) == 0)
                _item.Cell(RollupGroup.Of(trace)).Count(totals, 1);
        }
    }

    /// <summary>The state changes in this group: it is read anew by the writes that follow.</summary>
    public void ProgressChanged() => _complete = false;

    /// <summary>Everything is counted anew: what this group has counted so far would be counted twice.</summary>
    public void Restarted()
    {
        _item.Clear();
        _restarted = true;
        _complete = false;
    }

    /// <inheritdoc />
    public void ItemDone()
    {
        if (_restarted)
            _group.Clear();
        _restarted = false;
        if (_item.IsEmpty)
            return;
        _group.Add(_item);
        _item.Clear();
    }

    /// <inheritdoc />
    public void ItemUndone()
    {
        _item.Clear();
        _restarted = false;
        _complete = false;
    }

    /// <inheritdoc />
    public void Flush(SqliteSession session)
    {
        // What is counted of a deleted project goes as a whole, and must not come back with its last rows.
        _group.Forget(project => projects.IsDeleted(session, project));
        if (!_group.IsEmpty)
            store.Add(session, _group);
    }

    /// <inheritdoc />
    public void GroupEnded(bool committed)
    {
        _item.Clear();
        _group.Clear();
        _complete &= committed;
    }

    private RollupProgress Progress(SqliteSession session)
    {
        // Once complete it stays so, until a rebuild says otherwise: no need to ask the table on every write.
        if (_complete)
            return new RollupProgress(RollupCodec.Format, 0, 0, 0, 0);
        var progress = RollupProgress.Read(session);
        _complete = progress.IsComplete;
        return progress;
    }

    private void Count(SpanFacts span, int sign)
    {
        _item.Cell(RollupGroup.Of(span)).Count(span, sign);
        _item.Project(span.Project).Count(span, sign);
    }

    private void Count(TraceFacts trace, int sign, long writtenAt)
    {
        if ((trace.Flags & RollupCounting.Hidden) == 0)
            _item.Cell(RollupGroup.Of(trace)).Count(trace, sign);
        ref var project = ref _item.Project(trace.Project);
        project.Count(trace, sign);
        project.LastTraceAt = Math.Max(project.LastTraceAt, writtenAt);
    }
}
