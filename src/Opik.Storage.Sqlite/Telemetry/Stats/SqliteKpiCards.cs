namespace Opik.Storage.Sqlite;

/// <summary>Key figures of a project.</summary>
internal sealed class SqliteKpiCards(SqliteTelemetry telemetry) : IKpiCards
{
    /// <inheritdoc />
    public Task<KpiCards> GetAsync(Scope scope, KpiQuery query, CancellationToken cancellationToken) =>
        telemetry.Database.ReadAsync(
            session =>
            {
                var requests = new StatsRequests(telemetry, session, scope);
                var source = new CellSource(session, telemetry.Terms, cancellationToken);
                var length = query.End - query.Start;
                var earliest = query.Start - DateTime.UnixEpoch > length ? query.Start - length : DateTime.UnixEpoch;
                // The instant at which the period begins belongs to it alone.
                var previous = Read(earliest, query.Start.AddMilliseconds(-1));
                return new KpiCards(Read(query.Start, query.End) ?? new KpiValues(0, null, null, null), previous);

                KpiValues? Read(DateTime from, DateTime to) =>
                    from <= to && requests.Of((StatsEntity)(query.Entity + 1), query.ProjectId, query.Filters, from, to) is { } request
                        ? Of(source.Read(request, MetricBuckets.Single, null)[string.Empty][0])
                        : null;
            },
            cancellationToken);

    private static KpiValues? Of(RollupCell? cell) => cell is null || cell.Count == 0 ? null : new KpiValues(
        cell.Count,
        100.0 * cell.Errors / cell.Count,
        cell.Finished == 0 ? null : (double)cell.DurationSum / cell.Finished / 1000,
        cell.CostUsd);
}
