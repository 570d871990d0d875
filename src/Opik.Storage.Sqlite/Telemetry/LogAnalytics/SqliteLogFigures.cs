using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Numbers over what a list of logs shows.</summary>
internal sealed class SqliteLogFigures(SqliteTelemetry telemetry) : ILogFigures
{
    /// <inheritdoc />
    public Task<LogHistogram> HistogramAsync(Scope scope, LogQuery query, int maxIntervals, CancellationToken cancellationToken) =>
        telemetry.Database.ReadAsync(
            session =>
            {
                var request = Request(session, scope, query);
                var end = query.To ?? telemetry.Clock.GetUtcNow().UtcDateTime;
                var start = query.From ?? (request is null ? null : First(session, request)) ?? end.AddDays(-1);
                start = start < end ? start : end.AddMinutes(-1);
                var step = HistogramSteps.For(end - start, maxIntervals);
                var buckets = MetricBuckets.Of(step, start, end);
                var table = request is null ? new LogCellTable(buckets.Count, 1) : new LogCells(session, telemetry.Terms, cancellationToken).Read(request, buckets);
                return new LogHistogram(buckets.Time(0), step, [.. Enumerable.Range(0, buckets.Count).Select(table.Totals)], table.Precision);
            },
            cancellationToken);

    /// <inheritdoc />
    public Task<LogFigures> FiguresAsync(Scope scope, LogQuery query, CancellationToken cancellationToken) =>
        telemetry.Database.ReadAsync(
            session =>
            {
                if (Request(session, scope, query) is not { } request)
                    return new LogFigures(new LogTotals(), new Dictionary<string, double>(), new LogPrecision(false, 1));
                var table = new LogCells(session, telemetry.Terms, cancellationToken).Read(request, MetricBuckets.Single);
                return new LogFigures(table.Totals(0), new LogScores(session, cancellationToken).Averages(request), table.Precision);
            },
            cancellationToken);

    private StatsRequest? Request(SqliteSession session, Scope scope, LogQuery query) => new StatsRequests(telemetry, session, scope).Of(query);

    // The index of a project begins with its oldest row.
    private static DateTime? First(SqliteSession session, StatsRequest request)
    {
        var table = request.Entity == StatsEntity.Span ? "span" : "trace";
        var row = session.Prepare($"SELECT id FROM {table} INDEXED BY {table}_project WHERE project = ?1 ORDER BY id LIMIT 1").Bind(1, request.Project);
        try
        {
            return row.Step() ? DateTime.UnixEpoch.AddMilliseconds(UuidV7.UnixMilliseconds(row.Id(0))) : null;
        }
        finally
        {
            row.Reset();
        }
    }
}
