namespace Opik.Storage.Sqlite;

/// <summary>Averages of scores over what a list shows; from a sample where conditions leave many rows.</summary>
internal sealed class LogScores(SqliteSession session, CancellationToken cancellationToken)
{
    private const int MostRows = 5_000;

    /// <summary>The average of every score over the entities.</summary>
    public IReadOnlyDictionary<string, double> Averages(StatsRequest request)
    {
        if (!Any(request))
            return new Dictionary<string, double>();
        if (request.Entity == StatsEntity.Thread)
            return OfThreads(request);
        return request.Selection is RowSelection selection
            ? OfRows(request, selection.Sample(session, MostRows, LogCells.MostPayloads).Rows)
            : new ScoreReader(session, request).Averages();
    }

    private bool Any(StatsRequest request)
    {
        var score = session.Prepare("SELECT 1 FROM score INDEXED BY score_name WHERE project = ?1 AND kind = ?2 LIMIT 1").Bind(1, request.Project).Bind(2, (long)request.Entity);
        var any = score.Step();
        score.Reset();
        return any;
    }

    private SortedDictionary<string, double> OfRows(StatsRequest request, IRowSelection rows)
    {
        var table = request.Entity == StatsEntity.Trace ? "trace" : "span";
        var ids = new List<Guid>();
        using (var all = rows.Statement(session, found => $"SELECT t.id FROM {found} q CROSS JOIN {table} t WHERE t.seq = q.seq{request.RowSql("t")}"))
        {
            while (all?.Step() == true)
                ids.Add(all.Id(0));
            if (all is null)
                ids.AddRange(ByNumber(table, rows));
        }

        var sums = new ScoreSums();
        foreach (var id in ids)
            AddOf(request, id, sums);
        return sums.Averages();
    }

    // A thread has few scores: those of all threads are read, and those outside the list left out.
    private SortedDictionary<string, double> OfThreads(StatsRequest request)
    {
        if (request.Selection is null && request.Window.IsAll)
            return new ScoreReader(session, request).Averages();
        var threads = new HashSet<Guid>();
        StatsRows.Visit(session, ThreadSample.Of(session, request), request.Window, new RowGroups(StatsEntity.Thread, null, null!), (row, _) => threads.Add(row.Id), cancellationToken);
        var sums = new ScoreSums();
        foreach (var row in new ScoreReader(session, request).Rows(null))
        {
            if (threads.Contains(row.Owner))
                sums.Add(row.Name, row.Value);
        }

        return sums.Averages();
    }

    private IEnumerable<Guid> ByNumber(string table, IRowSelection rows)
    {
        var row = session.Prepare($"SELECT id FROM {table} WHERE seq = ?1");
        foreach (var seq in rows.Rows(session, cancellationToken))
        {
            row.Bind(1, seq);
            if (row.Step())
                yield return row.Id(0);
            row.Reset();
        }
    }

    private void AddOf(StatsRequest request, Guid id, ScoreSums sums)
    {
        var scores = session.Prepare("SELECT name, avg(value) FROM score WHERE ws = ?1 AND kind = ?2 AND entity = ?3 GROUP BY name")
            .Bind(1, request.Workspace).Bind(2, (long)request.Entity).Bind(3, id);
        while (scores.Step())
            sums.Add(scores.Text(0)!, scores.Double(1));
        scores.Reset();
    }
}
