using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Keeps <c>trace_totals</c> in step with the spans of a write, one change per trace however many spans it wrote.</summary>
internal static class TraceTotals
{
    /// <summary>Stores the differences; returns the totals that changed.</summary>
    public static List<RowChange<TraceTotalsFacts>> Apply(TelemetryWrite write)
    {
        var deltas = new Dictionary<Guid, TraceTotalsDelta>();
        foreach (var (old, now) in write.SpanChanges)
        {
            if (old is not null)
                Delta(deltas, old.TraceId).Add(old, -1);
            if (now is not null)
                Delta(deltas, now.TraceId).Add(now, 1);
        }

        var changes = new List<RowChange<TraceTotalsFacts>>(deltas.Count);
        foreach (var (trace, delta) in deltas)
        {
            if (!delta.IsZero)
                changes.Add(Store(write, trace, delta));
        }

        return changes;
    }

    private static TraceTotalsDelta Delta(Dictionary<Guid, TraceTotalsDelta> deltas, Guid trace)
    {
        if (!deltas.TryGetValue(trace, out var delta))
            deltas.Add(trace, delta = new TraceTotalsDelta());
        return delta;
    }

    private static RowChange<TraceTotalsFacts> Store(TelemetryWrite write, Guid trace, TraceTotalsDelta delta)
    {
        var row = TraceTotalsRow.Load(write, trace);
        var old = row?.Facts(write.Workspace, trace);
        row ??= new TraceTotalsRow();
        var unsure = delta.AddTo(row);
        if (row.Spans <= 0)
        {
            TraceTotalsRow.Delete(write, trace);
            return new(old, null);
        }

        if (unsure)
            row.Usage = SumUsage(write, trace);
        row.Save(write, trace);
        return new(old, row.Facts(write.Workspace, trace));
    }

    // A key whose sum fell to 0 stays only if a span still reports it.
    private static Dictionary<string, long> SumUsage(TelemetryWrite write, Guid trace)
    {
        var sums = new Dictionary<string, long>(StringComparer.Ordinal);
        var statement = write.Session.Prepare("SELECT usage FROM span WHERE trace = ?1 AND ws = ?2 AND usage IS NOT NULL").Bind(1, trace).Bind(2, write.Workspace);
        while (statement.Step())
        {
            foreach (var (key, value) in UsageJson.Read(statement.Blob(0))!)
                sums[key] = sums.GetValueOrDefault(key) + value;
        }

        statement.Reset();
        return sums;
    }
}
