namespace Opik.Storage.Sqlite;

/// <summary>Reads the figures of one experiment from the traces of its items.</summary>
internal sealed class FigureReader(ComparisonScope scope, ComparedExperiment experiment)
{
    // The index hands out the runs of one item together, items ascending.
    private const string RunsSql = """
        SELECT i.dataset_item, i.id, i.trace, r.start_time, r.end_time, t.cost, t.total_tokens
        FROM experiment_item i INDEXED BY experiment_item_run
        LEFT JOIN trace r ON r.id = i.trace AND r.ws = i.ws
        LEFT JOIN trace_totals t ON t.ws = i.ws AND t.trace = i.trace
        WHERE i.experiment = ?1 ORDER BY i.dataset_item
        """;

    // Several authors of one trace count as their average.
    private const string ScoresSql = """
        SELECT c.entity, c.name, avg(c.value)
        FROM (SELECT DISTINCT ws, trace FROM experiment_item INDEXED BY experiment_item_run WHERE experiment = ?1) i
        CROSS JOIN score c ON c.ws = i.ws AND c.kind = 1 AND c.entity = i.trace GROUP BY c.entity, c.name
        """;

    private readonly List<Guid> _items = [];
    private readonly List<(int Item, Guid Trace, double? Duration, double Cost, long Tokens)> _runs = [];
    private readonly Dictionary<Guid, int> _runIds = [];
    private readonly Dictionary<ComparedMetric, MetricColumnBuilder> _columns = [];

    /// <summary>The figures.</summary>
    public ExperimentFigures Read()
    {
        ReadRuns();
        foreach (var run in _runs)
        {
            if (run.Duration is { } duration)
                Column(MetricKind.Duration).Add(run.Item, duration);
            if (run.Cost > 0)
                Column(MetricKind.Cost).Add(run.Item, run.Cost);
            if (run.Tokens > 0)
                Column(MetricKind.Tokens).Add(run.Item, run.Tokens);
        }

        ReadScores();
        ReadPasses();
        return new ExperimentFigures(experiment.Id, [.. _items], _columns.ToDictionary(column => column.Key, column => column.Value.Build()));
    }

    private void ReadRuns()
    {
        var row = scope.Context.Session.Prepare(RunsSql).Bind(1, experiment.Key);
        while (row.Step())
        {
            if (row.Id(0) is var item && (_items.Count == 0 || _items[^1] != item))
                _items.Add(item);
            _runIds.Add(row.Id(1), _runs.Count);
            // A start at the epoch is that of a trace of which only a PATCH has come.
            double? duration = row.IsNull(4) || row.Int64(3) == 0 ? null : (row.Int64(4) - row.Int64(3)) / 1000.0;
            _runs.Add((_items.Count - 1, row.Id(2), duration, row.Double(5), row.Int64(6)));
        }

        row.Reset();
    }

    private void ReadScores()
    {
        // A trace may be the run of several items.
        var traces = _runs.ToLookup(run => run.Trace, run => run.Item);
        var row = scope.Context.Session.Prepare(ScoresSql).Bind(1, experiment.Key);
        while (row.Step())
        {
            var column = Column(MetricKind.Score, row.Text(1)!);
            foreach (var item in traces[row.Id(0)])
                column.Add(item, row.Double(2));
        }

        row.Reset();
    }

    private void ReadPasses()
    {
        var passes = new SuitePasses(scope.Context, scope.Dataset, experiment.Version);
        var items = passes.Items(
            experiment.Key,
            experiment.IsSuite,
            (run, assertion, held) => Column(MetricKind.Assertion, assertion).Add(_runs[_runIds[run]].Item, held ? 1 : 0));
        if (items is null)
            return;
        var passed = Column(MetricKind.Passed);
        for (var i = 0; i < _items.Count; i++)
            passed.Add(i, items.Contains(_items[i]) ? 1 : 0);
    }

    private MetricColumnBuilder Column(MetricKind kind, string name = "")
    {
        var metric = new ComparedMetric(kind, name);
        if (!_columns.TryGetValue(metric, out var column))
            _columns.Add(metric, column = new MetricColumnBuilder(_items.Count));
        return column;
    }
}
