using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Computes the totals of one experiment from the traces of its items.</summary>
internal sealed class ExperimentSums(ViewContext context, StaleExperiment experiment)
{
    private const string RunsSql = """
        SELECT i.dataset_item, i.trace, r.start_time, r.end_time, t.cost, t.usage
        FROM experiment_item i INDEXED BY experiment_item_run
        LEFT JOIN trace r ON r.id = i.trace AND r.ws = i.ws
        LEFT JOIN trace_totals t ON t.ws = i.ws AND t.trace = i.trace
        WHERE i.experiment = ?1
        """;

    // Several authors of one trace count as their average.
    private const string ScoresSql = """
        SELECT name, avg(value) FROM (
          SELECT c.name AS name, avg(c.value) AS value
          FROM (SELECT DISTINCT ws, trace FROM experiment_item INDEXED BY experiment_item_run WHERE experiment = ?1) i
          CROSS JOIN score c ON c.ws = i.ws AND c.kind = 1 AND c.entity = i.trace GROUP BY i.trace, c.name)
        GROUP BY name
        """;

    private const string CommentsSql = """
        SELECT DISTINCT c.id, c.text, c.queue, c.created_at, c.last_updated_at, c.created_by, c.last_updated_by
        FROM (SELECT DISTINCT ws, trace FROM experiment_item INDEXED BY experiment_item_run WHERE experiment = ?1) i
        CROSS JOIN comment c INDEXED BY comment_entity ON c.ws = i.ws AND c.kind = 1 AND c.entity = i.trace ORDER BY c.id LIMIT ?2
        """;

    private readonly HashSet<Guid> _items = [];
    private readonly HashSet<Guid> _traces = [];
    private readonly ExactDurations _durations = new();
    private readonly Dictionary<string, (double Sum, long Count)> _usage = new(StringComparer.Ordinal);
    private double _cost;
    private long _withCost;

    public ExperimentTotals Compute()
    {
        Walk();
        var passes = new SuitePasses(context, experiment.Dataset, experiment.Version).Count(experiment.Key, experiment.IsSuite);
        return new ExperimentTotals
        {
            TraceCount = _traces.Count,
            DatasetItemCount = _items.Count,
            FeedbackScores = Scores(),
            Duration = _durations.Count == 0 ? null : new Percentiles(Milliseconds(0.5), Milliseconds(0.9), Milliseconds(0.99)),
            Cost = _withCost == 0 ? null : Math.Round(_cost, 12),
            CostAverage = _withCost == 0 ? null : Math.Round(_cost / _withCost, 12),
            Usage = Sorted(_usage.Select(usage => (usage.Key, usage.Value.Sum / usage.Value.Count))),
            PassedCount = passes.PassedItems,
            TotalCount = passes.PassedItems is null ? null : _items.Count,
            AssertionScores = Sorted(passes.Assertions.Select(assertion => (assertion.Key, assertion.Value))),
            Comments = Comments(),
        };
    }

    private void Walk()
    {
        var row = context.Session.Prepare(RunsSql).Bind(1, experiment.Key);
        while (row.Step())
        {
            _items.Add(row.Id(0));
            if (_traces.Add(row.Id(1)))
                Add(row);
        }

        row.Reset();
    }

    private void Add(SqliteStatement row)
    {
        // A start at the epoch is that of a trace of which only a PATCH has come.
        if (!row.IsNull(3) && row.Int64(2) > 0)
            _durations.Add(row.Int64(3) - row.Int64(2), 1);
        if (row.Double(4) is var cost and > 0)
        {
            _cost += cost;
            _withCost++;
        }

        if (UsageJson.Read(row.Blob(5)) is not { } usage)
            return;
        foreach (var (key, count) in usage)
        {
            var (sum, traces) = _usage.GetValueOrDefault(key);
            _usage[key] = (sum + count, traces + 1);
        }
    }

    private Dictionary<string, double> Scores()
    {
        var scores = new List<(string, double)>();
        var row = context.Session.Prepare(ScoresSql).Bind(1, experiment.Key);
        while (row.Step())
            scores.Add((row.Text(0)!, row.Double(1)));
        row.Reset();
        return Sorted(scores);
    }

    private List<Comment> Comments()
    {
        var comments = new List<Comment>();
        var row = context.Session.Prepare(CommentsSql).Bind(1, experiment.Key).Bind(2, (long)ExperimentTotals.MostComments);
        while (row.Step())
            comments.Add(CommentRows.One(row));
        row.Reset();
        return comments;
    }

    private double Milliseconds(double quantile) => Math.Round(_durations.Quantile(quantile)!.Value / 1000, 3);

    private static Dictionary<string, double> Sorted(IEnumerable<(string Name, double Value)> values) =>
        values.OrderBy(value => value.Name, StringComparer.Ordinal).ToDictionary(value => value.Name, value => Math.Round(value.Value, 9), StringComparer.Ordinal);
}
