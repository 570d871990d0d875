namespace Opik.Storage.Sqlite;

/// <summary>How a range of ids falls on whole hours.</summary>
/// <param name="From">First hour read from roll-ups.</param>
/// <param name="Until">Hour behind the last one.</param>
/// <param name="Edges">What is left at both ends, to be read row by row.</param>
/// <param name="Rows">Rows of the whole hours.</param>
internal sealed record RollupRange(int From, int Until, IReadOnlyList<StatsWindow> Edges, long Rows)
{
    /// <summary>The range of a request over traces or spans; null while roll-ups are being built, or when no whole hour lies inside.</summary>
    public static RollupRange? Of(SqliteSession session, StatsRequest request)
    {
        if (!RollupProgress.Read(session).IsComplete)
            return null;
        var window = request.Window;
        var edges = new List<StatsWindow>(2);
        var from = window.FirstHour;
        // A cut hour counts as whole when nothing lies in the part that is cut off: the usual case of a range that ends now.
        if (from * StatsWindow.Hour != window.From)
        {
            var cut = new StatsWindow((from - 1) * StatsWindow.Hour, window.From);
            if (IsEmpty(session, request, cut))
                from--;
            else
                edges.Add(new StatsWindow(window.From, Math.Min(from * StatsWindow.Hour, window.Until)));
        }

        var until = window.EndHour;
        if (until * StatsWindow.Hour != window.Until && until >= from)
        {
            var cut = new StatsWindow(window.Until, (until + 1) * StatsWindow.Hour);
            if (IsEmpty(session, request, cut))
                until++;
            else
                edges.Add(new StatsWindow(until * StatsWindow.Hour, window.Until));
        }

        return until <= from ? null : new RollupRange(from, until, edges, RollupReader.Rows(session, request.Project, (RollupKind)request.Entity, from, until));
    }

    private static bool IsEmpty(SqliteSession session, StatsRequest request, StatsWindow cut)
    {
        var table = request.Entity == StatsEntity.Trace ? "trace" : "span";
        var rows = session.Prepare($"SELECT 1 FROM {table} WHERE project = ?1 AND id >= ?2 AND id < ?3 LIMIT 1").Bind(1, request.Project).Bind(2, cut.LowId).Bind(3, cut.EndId ?? Guid.AllBitsSet);
        var any = rows.Step();
        rows.Reset();
        return !any;
    }
}
