namespace Opik.Storage.Sqlite;

/// <summary>What is usual for traces or spans of a name.</summary>
internal sealed class SqliteLogPercentiles(SqliteTelemetry telemetry) : ILogPercentiles
{
    // The sample of a name has 20 runs beyond its p99; with many names the rows of all are bounded.
    private const int MostOfName = 2_000;
    private const int FewestOfName = 300;
    private const int MostOfAll = 20_000;
    private const int MostOfDistribution = 10_000;

    /// <inheritdoc />
    public Task<IReadOnlyList<NamePercentiles>> ByNameAsync(Scope scope, NameQuery query, CancellationToken cancellationToken) =>
        telemetry.Database.ReadAsync<IReadOnlyList<NamePercentiles>>(
            session =>
            {
                var most = Math.Clamp(MostOfAll / Math.Max(1, query.Names.Count), FewestOfName, MostOfName);
                var found = new List<NamePercentiles>();
                foreach (var name in query.Names.Distinct(StringComparer.Ordinal))
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    if (Runs(session, scope, query, name, most) is { Count: > 0 } runs)
                        found.Add(new NamePercentiles(name, runs.Count, NameRuns.Quantiles(runs.Durations), NameRuns.Quantiles(runs.Costs), runs.Sample));
                }

                return found;
            },
            cancellationToken);

    /// <inheritdoc />
    public Task<NameDistribution> DistributionAsync(Scope scope, NameQuery query, double? duration, double? cost, CancellationToken cancellationToken) =>
        telemetry.Database.ReadAsync(
            session => Runs(session, scope, query, query.Names[0], MostOfDistribution) is { } runs
                ? new NameDistribution(runs.Count, runs.Sample, RunBins.Of(runs.Durations, duration), RunBins.Of(runs.Costs, cost))
                : new NameDistribution(0, 1, null, null),
            cancellationToken);

    private NameRuns? Runs(SqliteSession session, Scope scope, NameQuery query, string name, int most) =>
        telemetry.Terms.Find(session, name) is { } key
        && new StatsRequests(telemetry, session, scope).Of(new LogQuery { ProjectId = query.ProjectId, Entity = query.Entity, From = query.From, To = query.To }) is { } request
            ? NameRuns.Read(session, request, key, most)
            : null;
}
