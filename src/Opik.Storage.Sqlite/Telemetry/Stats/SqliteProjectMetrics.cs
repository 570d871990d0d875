namespace Opik.Storage.Sqlite;

/// <summary>Metrics of projects over time.</summary>
internal sealed class SqliteProjectMetrics(SqliteTelemetry telemetry) : IProjectMetrics
{
    /// <inheritdoc />
    public Task<IReadOnlyList<MetricSeries>> GetAsync(Scope scope, MetricQuery query, CancellationToken cancellationToken) =>
        telemetry.Database.ReadAsync(
            session =>
            {
                var entity = MetricDefinition.Of(query.Type).Entity;
                // A project without data has no key: what is read for the key that none has is empty in the same way.
                var request = new StatsRequests(telemetry, session, scope).Of(entity, query.ProjectId, query.Filters, query.Start, query.End)
                    ?? new StatsRequest(entity, 0, 0, StatsWindow.Of(query.Start, query.End), SourceSet.All, null);
                return new ProjectMetricReader(session, telemetry.Terms, request, query, cancellationToken).Read();
            },
            cancellationToken);
}
