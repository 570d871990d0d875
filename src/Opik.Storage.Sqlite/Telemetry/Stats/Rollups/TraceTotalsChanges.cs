using System.Runtime.InteropServices;

namespace Opik.Storage.Sqlite;

/// <summary>
/// What spans add to their traces: counted towards the trace while its row exists and is shown. A write may change the
/// row, the totals, or both; whatever it did not change is looked up.
/// </summary>
internal sealed class TraceTotalsChanges
{
    private readonly SqliteSession _session;
    private readonly RollupProgress _progress;
    private readonly IReadOnlyList<RowChange<TraceFacts>> _traces;
    private readonly Dictionary<(long Workspace, Guid Trace), RowChange<TraceTotalsFacts>> _totals;

    public TraceTotalsChanges(SqliteSession session, RollupProgress progress, IReadOnlyList<RowChange<TraceFacts>> traces, IReadOnlyList<RowChange<TraceTotalsFacts>> totals)
    {
        _session = session;
        _progress = progress;
        _traces = traces;
        _totals = new(totals.Count);
        foreach (var change in totals)
        {
            var facts = (change.New ?? change.Old)!;
            ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_totals, (facts.Workspace, facts.Trace), out var exists);
            known = exists ? known with { New = change.New } : change;
        }
    }

    /// <summary>Counts the differences into <paramref name="pending"/>.</summary>
    public void Count(PendingRollups pending)
    {
        foreach (var ((workspace, id), (old, now)) in Rows())
        {
            if (!_totals.Remove((workspace, id), out var totals))
            {
                // The totals stay as they are; they matter only when the row starts or stops to carry them, or moves.
                var before = old is not null && Carries(old) ? RollupGroup.Of(old) : default;
                var after = now is not null && Carries(now) ? RollupGroup.Of(now) : default;
                if (before == after)
                    continue;
                var stored = TraceRollupRows.Totals(_session, workspace, id);
                totals = new(stored, stored);
            }

            Count(pending, old, totals.Old, -1);
            Count(pending, now, totals.New, 1);
        }

        foreach (var ((workspace, id), totals) in _totals)
        {
            if (TraceRollupRows.Find(_session, workspace, id) is not { } trace)
                continue;
            Count(pending, trace, totals.Old, -1);
            Count(pending, trace, totals.New, 1);
        }
    }

    private void Count(PendingRollups pending, TraceFacts? trace, TraceTotalsFacts? totals, int sign)
    {
        if (trace is not null && totals is not null && Carries(trace))
            pending.Cell(RollupGroup.Of(trace)).Count(totals, sign);
    }

    private bool Carries(TraceFacts trace) => (trace.Flags & RollupCounting.Hidden) == 0 && _progress.CountsTrace(trace.Seq);

    // A write may change a row several times: what counts is what it was before and what it is now.
    private Dictionary<(long Workspace, Guid Id), RowChange<TraceFacts>> Rows()
    {
        var rows = new Dictionary<(long, Guid), RowChange<TraceFacts>>(_traces.Count);
        foreach (var change in _traces)
        {
            var facts = (change.New ?? change.Old)!;
            ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(rows, (facts.Workspace, facts.Id), out var exists);
            known = exists ? known with { New = change.New } : change;
        }

        return rows;
    }
}
