namespace Opik.Storage.Sqlite;

/// <summary>Numbers of all projects of a workspace in a range.</summary>
internal sealed class SqliteProjectFigures(SqliteTelemetry telemetry) : IProjectFigures
{
    // A few projects are counted row by row, exactly; the more there are, the sooner the roll-ups answer for one of them, of
    // which only the hours that the range cuts are read, and sampled.
    private const int RowsOfAll = 40_000;
    private const int FewestRows = 20;

    /// <inheritdoc />
    public Task<IReadOnlyDictionary<Guid, ProjectFigures>> AllAsync(Scope scope, DateTime from, DateTime to, CancellationToken cancellationToken) =>
        telemetry.Database.ReadAsync<IReadOnlyDictionary<Guid, ProjectFigures>>(
            session =>
            {
                var all = new Dictionary<Guid, ProjectFigures>();
                var projects = StoredProject.Of(telemetry, session, scope);
                var cells = Cells(session, projects.Count, cancellationToken);
                foreach (var project in projects)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    if (Figures(cells, project.Traces(from, to), Before(project, from, to)) is { } figures)
                        all.Add(project.Id, figures);
                }

                return all;
            },
            cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyDictionary<Guid, double>> CostsAsync(Scope scope, DateTime from, DateTime to, CancellationToken cancellationToken) =>
        telemetry.Database.ReadAsync<IReadOnlyDictionary<Guid, double>>(
            session =>
            {
                var costs = new Dictionary<Guid, double>();
                var projects = StoredProject.Of(telemetry, session, scope);
                var cells = Cells(session, projects.Count, cancellationToken);
                foreach (var project in projects)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    if (cells.Read(project.Traces(from, to), MetricBuckets.Single).Totals(0) is { Count: > 0 } totals)
                        costs.Add(project.Id, totals.Cost);
                }

                return costs;
            },
            cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<ProjectTraffic?>> TrafficAsync(
        Scope scope, IReadOnlyList<Guid> projectIds, DateTime from, DateTime to, int maxIntervals, CancellationToken cancellationToken)
    {
        var step = HistogramSteps.For(to - from, maxIntervals);
        var buckets = MetricBuckets.Of(step, from, to);
        return telemetry.Database.ReadAsync<IReadOnlyList<ProjectTraffic?>>(
            session =>
            {
                var cells = Cells(session, projectIds.Count, cancellationToken);
                return [.. projectIds.Select(id => Traffic(session, cells, scope, id, from, to, step, buckets, cancellationToken))];
            },
            cancellationToken);
    }

    private static ProjectFigures? Figures(LogCells cells, StatsRequest request, StatsRequest before)
    {
        var table = cells.Read(request, MetricBuckets.Single);
        var previous = cells.Read(before, MetricBuckets.Single).Totals(0);
        var totals = table.Totals(0);
        if (totals.Count == 0 && previous.Count == 0)
            return null;
        var cell = table.Cells[0];
        return new ProjectFigures
        {
            Traces = totals.Count,
            Errors = totals.Errors,
            Average = cell is { Finished: > 0 } ? (double)cell.DurationSum / cell.Finished / 1000 : null,
            P50 = totals.P50,
            P90 = cell?.Durations.Quantile(0.9) / 1000,
            P95 = totals.P95,
            P99 = totals.P99,
            Cost = totals.Cost,
            Tokens = totals.Tokens,
            Estimated = table.Precision.Estimated,
            TracesBefore = previous.Count,
            CostBefore = previous.Cost,
        };
    }

    private static StatsRequest Before(StoredProject project, DateTime from, DateTime to) =>
        project.Traces(from - DateTime.UnixEpoch > to - from ? from - (to - from) : DateTime.UnixEpoch, from.AddMilliseconds(-1));

    private LogCells Cells(SqliteSession session, int projects, CancellationToken cancellationToken) =>
        new(session, telemetry.Terms, cancellationToken, Math.Clamp(RowsOfAll / Math.Max(1, projects), FewestRows, LogCells.MostRows));

    private ProjectTraffic? Traffic(
        SqliteSession session, LogCells cells, Scope scope, Guid id, DateTime from, DateTime to, TimeSpan step, MetricBuckets buckets, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (StoredProject.Of(telemetry, session, scope, id) is not { } project)
            return null;
        var request = project.Traces(from, to);
        var intervals = cells.Read(request, buckets).Cells;
        if (intervals.All(cell => cell is null or { Count: 0 }))
            return null;
        var scores = new LogScores(session, cancellationToken);
        var averages = scores.Averages(request);
        return new ProjectTraffic(
            buckets.Time(0),
            step,
            [.. intervals.Select(cell => cell?.Count ?? 0)],
            [.. intervals.Select(cell => cell?.Errors ?? 0)],
            Threads(session, request),
            averages,
            averages.Count == 0 ? averages : scores.Averages(Before(project, from, to)),
            GuardrailReader.Failed(session, request).LongCount());
    }

    private static long Threads(SqliteSession session, StatsRequest request)
    {
        // What has a trace in the range was written in it, or by a clock that is a day off at most.
        var since = Math.Max(0, request.Window.From - (24 * StatsWindow.Hour)) * 1000;
        var rows = session.Prepare("""
            SELECT count(*) FROM thread h INDEXED BY thread_recent WHERE h.project = ?1 AND h.last_updated_at >= ?4
              AND EXISTS (SELECT 1 FROM trace r INDEXED BY trace_thread WHERE r.project = h.project AND r.thread = h.thread AND r.id >= ?2 AND r.id < ?3)
            """)
            .Bind(1, request.Project).Bind(2, request.Window.LowId).Bind(3, request.Window.EndId ?? Guid.AllBitsSet).Bind(4, since);
        rows.Step();
        var threads = rows.Int64(0);
        rows.Reset();
        return threads;
    }
}
