using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Summaries of projects.</summary>
internal sealed class SqliteProjectStats(SqliteTelemetry telemetry) : IProjectStats
{
    private static readonly TimeSpan TrendPeriod = TimeSpan.FromDays(7);

    /// <inheritdoc />
    public Task<IReadOnlyList<ProjectSummary>> GetAsync(
        Scope scope, IReadOnlyList<Guid> projectIds, DateTime? from, DateTime? to, IReadOnlyList<FilterClause> filters, CancellationToken cancellationToken) =>
        telemetry.Database.ReadAsync<IReadOnlyList<ProjectSummary>>(
            session => [.. projectIds.Select(project => Read(session, scope, project, from, from is null ? null : to ?? Now, filters, cancellationToken))],
            cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyDictionary<Guid, DateTime>> LastTraceTimesAsync(Scope scope, CancellationToken cancellationToken) =>
        telemetry.Database.ReadAsync<IReadOnlyDictionary<Guid, DateTime>>(
            session =>
            {
                var times = new Dictionary<Guid, DateTime>();
                if (telemetry.Projects.Find(session, scope.WorkspaceId) is not { } workspace)
                    return times;
                var rows = session.Prepare("SELECT p.id, t.last_trace_at FROM project p JOIN project_totals t ON t.project = p.key WHERE p.ws = ?1 AND t.last_trace_at IS NOT NULL")
                    .Bind(1, workspace);
                try
                {
                    while (rows.Step())
                        times[rows.Id(0)] = rows.Time(1);
                }
                finally
                {
                    rows.Reset();
                }

                return times;
            },
            cancellationToken);

    private DateTime Now => telemetry.Clock.GetUtcNow().UtcDateTime;

    private ProjectSummary Read(SqliteSession session, Scope scope, Guid project, DateTime? from, DateTime? to, IReadOnlyList<FilterClause> filters, CancellationToken cancellationToken)
    {
        var requests = new StatsRequests(telemetry, session, scope);
        if (requests.Of(StatsEntity.Trace, project, filters, from, to) is not { } request)
            return new ProjectSummary(project, new EntityStats(), 0, new ErrorTrend(0, 0, null), null);
        var stats = new EntityStatsReader(session, telemetry.Terms, cancellationToken).Read(request);
        var source = new CellSource(session, telemetry.Terms, cancellationToken);
        var end = to ?? Now;
        var length = from is { } start ? end - start : TrendPeriod;
        var recent = from is null ? Errors(end - length, end) : stats.Errors;
        var before = Errors(end - length - length, (end - length).AddMilliseconds(-1));
        var trend = new ErrorTrend(stats.Errors, recent - before, before == 0 ? null : (long)Math.Round(100.0 * (recent - before) / before));
        var totals = new StoredProjectTotals().Read(session, request.Project);
        var threads = Threads(session, request);
        return new ProjectSummary(project, stats, threads, trend, totals?.LastTraceAt is { } last ? SqliteTime.FromMicroseconds(last) : null);

        long Errors(DateTime first, DateTime last) =>
            source.Read(requests.Of(StatsEntity.Trace, project, filters, first, last)!, MetricBuckets.Single, null)[string.Empty][0]?.Errors ?? 0;
    }

    private static long Threads(SqliteSession session, StatsRequest request)
    {
        var inRange = request.Window.IsAll ? "" : " AND EXISTS (SELECT 1 FROM trace r INDEXED BY trace_thread WHERE r.project = h.project AND r.thread = h.thread AND r.id >= ?2 AND r.id < ?3)";
        var rows = session.Prepare($"SELECT count(*) FROM thread h INDEXED BY thread_recent WHERE h.project = ?1{inRange}").Bind(1, request.Project);
        if (!request.Window.IsAll)
            rows.Bind(2, request.Window.LowId).Bind(3, request.Window.EndId ?? Guid.AllBitsSet);
        rows.Step();
        var threads = rows.Int64(0);
        rows.Reset();
        return threads;
    }
}
