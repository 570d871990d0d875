namespace Opik.Storage.Sqlite;

/// <summary>Numbers over the runs of compared items.</summary>
internal sealed class ComparisonSums(ComparisonScope scope)
{
    /// <summary>Up to so many items are looked up one by one; beyond it, all runs of the experiments are walked.</summary>
    private const int FewItems = 1000;

    private const string RunsSql = """
        SELECT i.trace, r.start_time, r.end_time, r.flags, r.error_type IS NOT NULL, t.cost, t.usage, t.spans, t.llm_spans, i.dataset_item
        FROM experiment_item i INDEXED BY experiment_item_run CROSS JOIN trace r ON r.id = i.trace AND r.ws = i.ws
        LEFT JOIN trace_totals t ON t.ws = i.ws AND t.trace = i.trace
        WHERE i.experiment = ?1
        """;

    private const string ScoresSql = """
        SELECT c.entity, c.name, avg(c.value)
        FROM (SELECT DISTINCT ws, trace FROM experiment_item INDEXED BY experiment_item_run WHERE experiment = ?1) i
        CROSS JOIN score c ON c.ws = i.ws AND c.kind = 1 AND c.entity = i.trace GROUP BY c.entity, c.name
        """;

    private const string ScoresOfTraceSql = "SELECT entity, name, avg(value) FROM score WHERE ws = ?1 AND kind = 1 AND entity = ?2 GROUP BY name";

    private readonly ExactDurations _durations = new();
    private readonly Dictionary<string, (long Sum, long Count)> _usage = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (double Sum, long Count)> _scores = new(StringComparer.Ordinal);
    private readonly HashSet<Guid> _traces = [];
    private long _inputs, _outputs, _metadata, _errors, _spans, _llmSpans, _withCost;
    private double _cost;

    /// <summary>The numbers over the traces of all runs of the items.</summary>
    public EntityStats Compute(IReadOnlyList<Guid> items)
    {
        if (items.Count <= FewItems)
            AddFew(items);
        else
            AddMany(items.ToHashSet());
        var count = _traces.Count;
        return new EntityStats
        {
            Count = count,
            Duration = _durations.Count == 0 ? null : new Percentiles(Milliseconds(0.5), Milliseconds(0.9), Milliseconds(0.99)),
            Inputs = _inputs,
            Outputs = _outputs,
            Metadata = _metadata,
            Errors = _errors,
            Spans = count == 0 ? 0 : (double)_spans / count,
            LlmSpans = count == 0 ? 0 : (double)_llmSpans / count,
            Cost = _withCost == 0 ? 0 : _cost / _withCost,
            CostSum = _cost,
            Usage = _usage.OrderBy(usage => usage.Key, StringComparer.Ordinal).ToDictionary(usage => usage.Key, usage => (double)usage.Value.Sum / usage.Value.Count, StringComparer.Ordinal),
            UsageSums = _usage.OrderBy(usage => usage.Key, StringComparer.Ordinal).ToDictionary(usage => usage.Key, usage => usage.Value.Sum, StringComparer.Ordinal),
            Scores = _scores.OrderBy(score => score.Key, StringComparer.Ordinal).ToDictionary(score => score.Key, score => Math.Round(score.Value.Sum / score.Value.Count, 9), StringComparer.Ordinal),
        };
    }

    private void AddFew(IReadOnlyList<Guid> items)
    {
        foreach (var item in items)
        {
            foreach (var experiment in scope.Experiments)
                AddRuns(scope.Context.Session.Prepare(RunsSql + " AND i.dataset_item = ?2").Bind(1, experiment.Key).Bind(2, item), wanted: null);
        }

        foreach (var trace in _traces)
            AddScores(scope.Context.Session.Prepare(ScoresOfTraceSql).Bind(1, scope.Context.Workspace).Bind(2, trace), [trace]);
    }

    private void AddMany(HashSet<Guid> items)
    {
        foreach (var experiment in scope.Experiments)
            AddRuns(scope.Context.Session.Prepare(RunsSql).Bind(1, experiment.Key), items);
        // A trace that is a run of two experiments counts with the first.
        var left = _traces.ToHashSet();
        foreach (var experiment in scope.Experiments)
            left.ExceptWith(AddScores(scope.Context.Session.Prepare(ScoresSql).Bind(1, experiment.Key), left));
    }

    private void AddRuns(SqliteStatement row, HashSet<Guid>? wanted)
    {
        while (row.Step())
        {
            if ((wanted is null || wanted.Contains(row.Id(9))) && _traces.Add(row.Id(0)))
                Add(row);
        }

        row.Reset();
    }

    private void Add(SqliteStatement row)
    {
        if (!row.IsNull(2) && row.Int64(1) > 0)
            _durations.Add(row.Int64(2) - row.Int64(1), 1);
        var parts = RowPayload.Parts(row.Int64(3), hasError: false);
        _inputs += (parts & PayloadParts.Input) == PayloadParts.None ? 0 : 1;
        _outputs += (parts & PayloadParts.Output) == PayloadParts.None ? 0 : 1;
        _metadata += (parts & PayloadParts.Metadata) == PayloadParts.None ? 0 : 1;
        _errors += row.Int64(4);
        if (row.Double(5) is var cost and > 0)
        {
            _cost += cost;
            _withCost++;
        }

        _spans += row.Int64(7);
        _llmSpans += row.Int64(8);
        if (UsageJson.Read(row.Blob(6)) is not { } usage)
            return;
        foreach (var (key, tokens) in usage)
        {
            var (sum, traces) = _usage.GetValueOrDefault(key);
            _usage[key] = (sum + tokens, traces + 1);
        }
    }

    // Several authors of one trace count as their average. Returns the traces that had scores.
    private HashSet<Guid> AddScores(SqliteStatement row, HashSet<Guid> wanted)
    {
        var seen = new HashSet<Guid>();
        while (row.Step())
        {
            if (!wanted.Contains(row.Id(0)))
                continue;
            seen.Add(row.Id(0));
            var (sum, traces) = _scores.GetValueOrDefault(row.Text(1)!);
            _scores[row.Text(1)!] = (sum + row.Double(2), traces + 1);
        }

        row.Reset();
        return seen;
    }

    private double Milliseconds(double quantile) => Math.Round(_durations.Quantile(quantile)!.Value / 1000, 3);
}
