namespace Opik.Storage.Sqlite;

/// <summary>Measures over logs by time and group.</summary>
internal sealed class SqliteLogSeries(SqliteTelemetry telemetry) : ILogSeries
{
    /// <inheritdoc />
    public Task<LogSeries> SeriesAsync(Scope scope, LogSeriesQuery query, CancellationToken cancellationToken) =>
        telemetry.Database.ReadAsync(
            session =>
            {
                var end = query.Logs.To ?? telemetry.Clock.GetUtcNow().UtcDateTime;
                var start = query.Logs.From is { } from && from < end ? from : end.AddDays(-1);
                var step = query.Step ?? HistogramSteps.For(end - start, query.MaxIntervals);
                var buckets = MetricBuckets.Of(step, start, end);
                if (new StatsRequests(telemetry, session, scope).Of(query.Logs) is not { } request)
                    return new LogSeries(buckets.Time(0), step, 0, [], new LogPrecision(false, 1));
                var (lines, groups, precision) = new LogSeriesReader(session, telemetry.Terms, request, query, buckets, cancellationToken).Read();
                return new LogSeries(buckets.Time(0), step, groups, lines, precision);
            },
            cancellationToken);
}
