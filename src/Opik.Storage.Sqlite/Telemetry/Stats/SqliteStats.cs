namespace Opik.Storage.Sqlite;

/// <summary>Numbers over traces, spans and threads.</summary>
internal sealed class SqliteStats(SqliteTelemetry telemetry) : IStats
{
    /// <inheritdoc />
    public Task<EntityStats> TracesAsync(Scope scope, TraceQuery query, CancellationToken cancellationToken) =>
        ReadAsync(scope, requests => requests.Of(query), cancellationToken);

    /// <inheritdoc />
    public Task<EntityStats> SpansAsync(Scope scope, SpanQuery query, CancellationToken cancellationToken) =>
        ReadAsync(scope, requests => requests.Of(query), cancellationToken);

    /// <inheritdoc />
    public Task<EntityStats> ThreadsAsync(Scope scope, ThreadQuery query, CancellationToken cancellationToken) =>
        ReadAsync(scope, requests => requests.Of(query), cancellationToken);

    private Task<EntityStats> ReadAsync(Scope scope, Func<StatsRequests, StatsRequest?> of, CancellationToken cancellationToken) =>
        telemetry.Database.ReadAsync(
            session => of(new StatsRequests(telemetry, session, scope)) is { } request
                ? new EntityStatsReader(session, telemetry.Terms, cancellationToken).Read(request)
                : new EntityStats(),
            cancellationToken);
}
