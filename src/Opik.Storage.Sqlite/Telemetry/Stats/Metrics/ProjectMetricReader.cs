namespace Opik.Storage.Sqlite;

/// <summary>Computes one metric of one project.</summary>
internal sealed class ProjectMetricReader(SqliteSession session, TermTable terms, StatsRequest request, MetricQuery query, CancellationToken cancellationToken)
{
    private readonly MetricDefinition _metric = MetricDefinition.Of(query.Type);
    private readonly MetricBuckets _buckets = MetricBuckets.Of(query.Interval, query.Start, query.End, query.Zone);

    /// <summary>The series.</summary>
    public IReadOnlyList<MetricSeries> Read() => _metric.Shape switch
    {
        MetricShape.Scores => Scores(),
        MetricShape.Guardrails => Guardrails(),
        _ => Cells(),
    };

    private IReadOnlyList<MetricSeries> Cells()
    {
        var table = new CellSource(session, terms, cancellationToken).Read(request, _buckets, query.Breakdown);
        if (query.Breakdown is not { } breakdown)
            return Whole(table[string.Empty]);
        var value = BreakdownValue(breakdown);
        // Numbers and sums rank by what they show; averages and percentiles by how much stands behind them.
        Func<RollupCell, double> weight = _metric.Empty is null && _metric.Shape != MetricShape.Usage ? cell => cell.Count : cell => value(cell) ?? 0;
        return [.. table.Top(MetricBreakdown.TopGroups, weight).Select(group => Series(group.Name, group.Cells, value, _metric.Shape == MetricShape.Usage ? 0 : _metric.Empty))];
    }

    private IReadOnlyList<MetricSeries> Whole(RollupCell?[] cells) => _metric.Shape switch
    {
        MetricShape.Percentiles =>
        [
            Series($"{_metric.Name}.p50", cells, cell => Milliseconds(cell, 0.5), null),
            Series($"{_metric.Name}.p90", cells, cell => Milliseconds(cell, 0.9), null),
            Series($"{_metric.Name}.p99", cells, cell => Milliseconds(cell, 0.99), null),
        ],
        MetricShape.Usage => [.. cells.OfType<RollupCell>().SelectMany(cell => cell.Usage.Keys.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(key => Series(key, cells, cell => Tokens(cell, key), 0))],
        _ => [Series(_metric.Name, cells, _metric.Value, _metric.Empty)],
    };

    private Func<RollupCell, double?> BreakdownValue(MetricBreakdown breakdown) => _metric.Shape switch
    {
        MetricShape.Usage => cell => Tokens(cell, breakdown.SubMetric ?? string.Empty),
        MetricShape.Percentiles when breakdown.SubMetric is "p99" or "duration.p99" => cell => Milliseconds(cell, 0.99),
        MetricShape.Percentiles when breakdown.SubMetric is "p90" or "duration.p90" => cell => Milliseconds(cell, 0.9),
        MetricShape.Percentiles => cell => Milliseconds(cell, 0.5),
        _ => _metric.Value,
    };

    private MetricSeries Series(string name, RollupCell?[] cells, Func<RollupCell, double?> value, double? empty)
    {
        var points = new SeriesPoint[cells.Length];
        for (var i = 0; i < cells.Length; i++)
            points[i] = new SeriesPoint(_buckets.Time(i), cells[i] is { } cell ? value(cell) : empty);
        return new MetricSeries(name, points);
    }

    private IReadOnlyList<MetricSeries> Scores()
    {
        var table = new SeriesTable(_buckets);
        var rows = new ScoreReader(session, request).Rows(query.Breakdown?.SubMetric);
        if (query.Breakdown is null && request.Selection is null && request.Entity != StatsEntity.Thread)
        {
            foreach (var row in rows)
                table.Add(row.Name, _buckets.IndexOf(row.Owner), row.Value);
            return table.Averages();
        }

        var scored = rows.ToLookup(row => row.Owner);
        Visit((row, groups) =>
        {
            foreach (var score in scored[row.Id])
            {
                if (query.Breakdown is null)
                    table.Add(score.Name, _buckets.IndexOf(row.Moment), score.Value);
                foreach (var group in query.Breakdown is null ? [] : groups)
                    table.Add(group, _buckets.IndexOf(row.Moment), score.Value);
            }
        });
        return query.Breakdown is null ? table.Averages() : table.Top(MetricBreakdown.TopGroups, average: true);
    }

    private IReadOnlyList<MetricSeries> Guardrails()
    {
        var table = new SeriesTable(_buckets);
        var failed = GuardrailReader.Failed(session, request);
        var byName = query.Breakdown?.Field == BreakdownField.GuardrailName;
        if (request.Selection is null && (query.Breakdown is null || byName))
        {
            foreach (var (trace, name) in failed)
                table.Add(byName ? name : _metric.Name, _buckets.IndexOf(trace), 1);
        }
        else
        {
            var checks = failed.ToLookup(check => check.Trace, check => check.Name);
            Visit((row, groups) =>
            {
                foreach (var name in checks[row.Id])
                {
                    foreach (var group in query.Breakdown is null ? [_metric.Name] : byName ? [name] : groups)
                        table.Add(group, _buckets.IndexOf(row.Moment), 1);
                }
            });
        }

        var series = table.Top(MetricBreakdown.TopGroups, average: false);
        return series.Count == 0 && query.Breakdown is null ? [Series(_metric.Name, new RollupCell?[_buckets.Count], _metric.Value, 0)] : series;
    }

    private void Visit(Action<StatsRow, IReadOnlyList<string>> visit) =>
        StatsRows.Visit(session, request, request.Window, new RowGroups(request.Entity, query.Breakdown, terms), visit, cancellationToken);

    private static double? Milliseconds(RollupCell cell, double quantile) => cell.Durations.Quantile(quantile) / 1000;

    private static double? Tokens(RollupCell cell, string key) => cell.Usage.Keys.TryGetValue(key, out var usage) ? usage.Sum : 0;
}
