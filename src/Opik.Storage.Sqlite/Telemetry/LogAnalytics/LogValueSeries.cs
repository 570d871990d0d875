namespace Opik.Storage.Sqlite;

/// <summary>Scores and failed guardrails by interval and group; from a sample where rows must be looked at and are many.</summary>
internal sealed class LogValueSeries(SqliteSession session, TermTable terms, StatsRequest request, MetricBreakdown? group, MetricBuckets buckets, CancellationToken cancellationToken)
{
    /// <summary>Names of scores shown by themselves.</summary>
    public const int MostNames = 20;

    /// <summary>How the numbers were come by.</summary>
    public LogPrecision Precision { get; private set; } = new(false, 1);

    /// <summary>Values of a score, or of every score, by its name or by group.</summary>
    public SeriesTable Scores(string? name)
    {
        var table = new SeriesTable(buckets);
        if (group is null && request.Selection is null && request.Entity != StatsEntity.Thread)
        {
            foreach (var row in new ScoreReader(session, request).Rows(name))
                table.Add(row.Name, buckets.IndexOf(row.Owner), row.Value);
            return table;
        }

        Visit(sample: true, (id, bucket, groups) =>
        {
            foreach (var (score, value) in ScoresOf(id, name))
            {
                foreach (var one in groups)
                    table.Add(group is null ? score : one, bucket, value);
            }
        });
        return table;
    }

    /// <summary>Failed checks, under this name or by group.</summary>
    public SeriesTable FailedGuardrails(string name)
    {
        var table = new SeriesTable(buckets);
        var byName = group?.Field == BreakdownField.GuardrailName;
        var failed = GuardrailReader.Failed(session, request);
        if (request.Selection is null && (group is null || byName))
        {
            foreach (var (trace, check) in failed)
                table.Add(byName ? check : name, buckets.IndexOf(trace), 1);
            return table;
        }

        var checks = failed.ToLookup(check => check.Trace, check => check.Name);
        // Failed checks are few: a sample would miss most of them.
        Visit(sample: false, (id, bucket, groups) =>
        {
            foreach (var check in checks[id])
            {
                foreach (var one in byName ? [check] : groups)
                    table.Add(group is null ? name : one, bucket, 1);
            }
        });
        return table;
    }

    private void Visit(bool sample, Action<Guid, int, IReadOnlyList<string>> visit)
    {
        var sampled = sample ? StatsSample.Of(session, request, [request.Window], LogSeriesReader.MostRows) : request;
        Precision = new LogPrecision(false, 1.0 / sampled.Stride);
        StatsRows.Visit(session, sampled, request.Window, new RowGroups(request.Entity, group, terms), (row, groups) => visit(row.Id, buckets.IndexOf(row.Moment), groups), cancellationToken);
    }

    private IEnumerable<(string Name, double Value)> ScoresOf(Guid id, string? name)
    {
        var scores = session.Prepare("SELECT name, avg(value) FROM score WHERE ws = ?1 AND kind = ?2 AND entity = ?3 GROUP BY name")
            .Bind(1, request.Workspace).Bind(2, (long)request.Entity).Bind(3, id);
        try
        {
            while (scores.Step())
            {
                if (name is null || scores.Text(0) == name)
                    yield return (scores.Text(0)!, scores.Double(1));
            }
        }
        finally
        {
            scores.Reset();
        }
    }
}
