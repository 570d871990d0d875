using System.Runtime.InteropServices;
using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Reads numbers over several projects in one snapshot.</summary>
internal sealed class WorkspaceMetricReader(SqliteTelemetry telemetry, SqliteSession session, Scope scope, CancellationToken cancellationToken)
{
    /// <summary>Average of every trace score by name.</summary>
    public IReadOnlyDictionary<string, double> Scores(WorkspaceWindow window)
    {
        var sums = new ScoreSums();
        foreach (var request in Requests(StatsEntity.Trace, window))
        {
            foreach (var row in new ScoreReader(session, request).Rows(null))
                sums.Add(row.Name, row.Value);
        }

        return sums.Averages();
    }

    /// <summary>Daily average of one trace score.</summary>
    public IReadOnlyList<SeriesPoint> ScoreSeries(WorkspaceWindow window, string name)
    {
        var buckets = Days(window);
        var sums = new (double Sum, long Count)[buckets.Count];
        foreach (var request in Requests(StatsEntity.Trace, window))
        {
            foreach (var row in new ScoreReader(session, request).Rows(name))
            {
                ref var sum = ref sums[buckets.IndexOf(row.Owner)];
                sum = (sum.Sum + row.Value, sum.Count + 1);
            }
        }

        return [.. sums.Select((sum, i) => new SeriesPoint(buckets.Time(i), sum.Count == 0 ? null : sum.Sum / sum.Count))];
    }

    /// <summary>Cost of the spans; null when there are none.</summary>
    public double? Cost(WorkspaceWindow window)
    {
        double? cost = null;
        foreach (var request in Requests(StatsEntity.Span, window))
        {
            if (Cells(request, MetricBuckets.Single, null)[string.Empty][0] is { Count: > 0 } cell)
                cost = cost.GetValueOrDefault() + cell.CostUsd;
        }

        return cost;
    }

    /// <summary>Daily cost of the spans.</summary>
    public IReadOnlyList<SeriesPoint> CostSeries(WorkspaceWindow window)
    {
        var buckets = Days(window);
        var sums = new double[buckets.Count];
        foreach (var request in Requests(StatsEntity.Span, window))
        {
            var cells = Cells(request, buckets, null)[string.Empty];
            for (var i = 0; i < sums.Length; i++)
                sums[i] += cells[i]?.CostUsd ?? 0;
        }

        return [.. sums.Select((sum, i) => new SeriesPoint(buckets.Time(i), sum))];
    }

    /// <summary>Tokens of the spans: by usage key, or of one key by group.</summary>
    public IReadOnlyList<WorkspaceSeries> TokenUsage(WorkspaceSpanMetricQuery query)
    {
        var buckets = MetricBuckets.Of(Interval(query.Interval), query.Window.Start, query.Window.End, query.Window.Zone);
        var series = new Dictionary<string, double?[]>(StringComparer.Ordinal);
        var breakdown = query.Breakdown is null ? null : new MetricBreakdown(Field(query.Breakdown), query.MetadataKey, query.UsageKey);
        foreach (var request in Requests(StatsEntity.Span, query.Window, query.Filters))
        {
            foreach (var (group, cells) in Cells(request, buckets, breakdown).Groups)
                Add(series, buckets, group, cells, breakdown?.SubMetric);
        }

        return breakdown is null
            ? [.. series.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => new WorkspaceSeries(null, one.Key, Points(buckets, one.Value, fill: true)))]
            : Top(series, buckets);
    }

    /// <summary>Distinct usage keys of the spans, sorted.</summary>
    public IReadOnlyList<string> UsageNames(IReadOnlyList<Guid> projectIds)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var request in Requests(StatsEntity.Span, projectIds, [], null, null))
            names.UnionWith(Cells(request, MetricBuckets.Single, null)[string.Empty][0]?.Usage.Keys.Keys ?? []);
        return [.. names];
    }

    private static IReadOnlyList<WorkspaceSeries> Top(Dictionary<string, double?[]> series, MetricBuckets buckets)
    {
        var ranked = series.Where(one => one.Key != MetricBreakdown.Others).OrderByDescending(one => one.Value.Sum()).ThenBy(one => one.Key, StringComparer.Ordinal).ToList();
        var result = ranked.Take(MetricBreakdown.TopGroups).Select(one => new WorkspaceSeries(null, one.Key, Points(buckets, one.Value, fill: false))).ToList();
        var rest = ranked.Skip(MetricBreakdown.TopGroups).Select(one => one.Value).ToList();
        if (series.TryGetValue(MetricBreakdown.Others, out var others))
            rest.Add(others);
        if (rest.Count == 0)
            return result;
        var sums = new double?[buckets.Count];
        foreach (var values in rest)
        {
            for (var i = 0; i < sums.Length; i++)
                sums[i] = values[i] is { } value ? sums[i].GetValueOrDefault() + value : sums[i];
        }

        result.Add(new WorkspaceSeries(null, MetricBreakdown.Others, Points(buckets, sums, fill: false)));
        return result;
    }

    private static void Add(Dictionary<string, double?[]> series, MetricBuckets buckets, string group, RollupCell?[] cells, string? usageKey)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            foreach (var (key, usage) in cells[i]?.Usage.Keys ?? new Dictionary<string, (long Sum, long Rows)>())
            {
                if (usageKey is not null && key != usageKey)
                    continue;
                ref var values = ref CollectionsMarshal.GetValueRefOrAddDefault(series, usageKey is null ? key : group, out _);
                values ??= new double?[buckets.Count];
                values[i] = values[i].GetValueOrDefault() + usage.Sum;
            }
        }
    }

    private static IReadOnlyList<SeriesPoint> Points(MetricBuckets buckets, double?[] values, bool fill) =>
        [.. values.Select((value, i) => new SeriesPoint(buckets.Time(i), fill ? value ?? 0 : value)).Where(point => point.Value is not null)];

    private CellTable Cells(StatsRequest request, MetricBuckets buckets, MetricBreakdown? breakdown) =>
        new CellSource(session, telemetry.Terms, cancellationToken).Read(request, buckets, breakdown);

    private static MetricBuckets Days(WorkspaceWindow window) => MetricBuckets.Of(MetricInterval.Daily, window.Start, window.End, window.Zone);

    private static MetricInterval Interval(string wire) => wire switch
    {
        "HOURLY" => MetricInterval.Hourly,
        "DAILY" => MetricInterval.Daily,
        "WEEKLY" => MetricInterval.Weekly,
        "TOTAL" => MetricInterval.Total,
        _ => throw new ArgumentOutOfRangeException(nameof(wire), wire, null),
    };

    private static BreakdownField Field(string wire) => wire switch
    {
        "tags" => BreakdownField.Tags,
        "metadata" => BreakdownField.Metadata,
        "name" => BreakdownField.Name,
        "error_info" => BreakdownField.ErrorInfo,
        "error_type" => BreakdownField.ErrorType,
        "model" => BreakdownField.Model,
        "provider" => BreakdownField.Provider,
        "type" => BreakdownField.Type,
        _ => throw new ArgumentOutOfRangeException(nameof(wire), wire, null),
    };

    private IEnumerable<StatsRequest> Requests(StatsEntity entity, WorkspaceWindow window, IReadOnlyList<FilterClause>? filters = null) =>
        Requests(entity, window.ProjectIds, filters ?? [], window.Start, window.End);

    private IEnumerable<StatsRequest> Requests(StatsEntity entity, IReadOnlyList<Guid> projects, IReadOnlyList<FilterClause> filters, DateTime? from, DateTime? to)
    {
        var requests = new StatsRequests(telemetry, session, scope);
        foreach (var project in projects.Count > 0 ? projects.Distinct() : Projects())
        {
            if (requests.Of(entity, project, filters, from, to) is { } request)
                yield return request;
        }
    }

    private List<Guid> Projects()
    {
        var projects = new List<Guid>();
        if (telemetry.Projects.Find(session, scope.WorkspaceId) is not { } workspace)
            return projects;
        var rows = session.Prepare("SELECT id FROM project WHERE ws = ?1").Bind(1, workspace);
        while (rows.Step())
            projects.Add(rows.Id(0));
        rows.Reset();
        return projects;
    }
}
