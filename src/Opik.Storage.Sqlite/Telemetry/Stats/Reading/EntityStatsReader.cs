namespace Opik.Storage.Sqlite;

/// <summary>Puts the numbers of one set of entities together.</summary>
internal sealed class EntityStatsReader(SqliteSession session, TermTable terms, CancellationToken cancellationToken)
{
    /// <summary>The numbers of a request.</summary>
    public EntityStats Read(StatsRequest request) => request.Selection is null && (request.Entity != StatsEntity.Thread || request.Window.IsAll) ? ReadAll(request) : ReadSelected(request);

    /// <summary>The numbers in a cell.</summary>
    public static EntityStats Of(RollupCell? cell) => cell is null ? new EntityStats() : new EntityStats
    {
        Count = cell.Count,
        Duration = PercentilesOf(cell.Durations),
        Inputs = cell.Inputs,
        Outputs = cell.Outputs,
        Metadata = cell.Metadata,
        Tags = Ratio(cell.Tags, cell.Count),
        LlmSpans = Ratio(cell.LlmSpans, cell.Count),
        Spans = Ratio(cell.Spans, cell.Count),
        Cost = Ratio(cell.CostUsd, cell.Costed),
        CostSum = cell.CostUsd,
        Usage = new SortedDictionary<string, double>(cell.Usage.Keys.ToDictionary(key => key.Key, key => Ratio(key.Value.Sum, key.Value.Rows)), StringComparer.Ordinal),
        UsageSums = new SortedDictionary<string, long>(cell.Usage.Keys.ToDictionary(key => key.Key, key => key.Value.Sum), StringComparer.Ordinal),
        Errors = cell.Errors,
    };

    /// <summary>Percentiles in milliseconds; null without values.</summary>
    public static Percentiles? PercentilesOf(DurationSet durations) => durations.Quantile(0.5) is { } median
        ? new Percentiles(median / 1000, durations.Quantile(0.9)!.Value / 1000, durations.Quantile(0.99)!.Value / 1000)
        : null;

    private EntityStats ReadAll(StatsRequest request)
    {
        var cell = new CellSource(session, terms, cancellationToken).Read(request, MetricBuckets.Single, null)[string.Empty][0];
        var stats = Of(cell) with { Scores = new ScoreReader(session, request).Averages() };
        return request.Entity != StatsEntity.Trace ? stats : stats with
        {
            SpanScores = new ScoreReader(session, request, spansOfTraces: true).Averages(),
            GuardrailsFailed = GuardrailReader.Failed(session, request).Count(),
        };
    }

    // With conditions only the rows say which scores count; and of threads in a range their traces.
    private EntityStats ReadSelected(StatsRequest request)
    {
        var cell = new RollupCell(new ExactDurations());
        var scores = new ScoreSums();
        var spanScores = new ScoreSums();
        var failed = 0L;
        var scored = new ScoreReader(session, request).Rows(null).ToLookup(row => row.Owner);
        var scoredSpans = request.Entity == StatsEntity.Trace ? new ScoreReader(session, request, spansOfTraces: true).Rows(null).ToLookup(row => row.Owner) : null;
        var guarded = request.Entity == StatsEntity.Trace ? GuardrailReader.Failed(session, request).ToLookup(check => check.Trace) : null;
        StatsRows.Visit(
            session, request, request.Window, new RowGroups(request.Entity, null, terms),
            (row, _) =>
            {
                row.CountInto(cell);
                Add(scored[row.Id], scores);
                Add(scoredSpans?[row.Id] ?? [], spanScores);
                failed += guarded?[row.Id].Count() ?? 0;
            },
            cancellationToken);
        return Of(cell) with { Scores = scores.Averages(), SpanScores = spanScores.Averages(), GuardrailsFailed = failed };
    }

    private static void Add(IEnumerable<ScoreRow> rows, ScoreSums sums)
    {
        foreach (var row in rows)
            sums.Add(row.Name, row.Value);
    }

    private static double Ratio(double value, long count) => count == 0 ? 0 : value / count;
}
