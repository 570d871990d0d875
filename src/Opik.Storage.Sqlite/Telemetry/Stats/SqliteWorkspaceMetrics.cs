namespace Opik.Storage.Sqlite;

/// <summary>Numbers over the projects of a workspace.</summary>
internal sealed class SqliteWorkspaceMetrics(SqliteTelemetry telemetry) : IWorkspaceMetrics
{
    private const string Cost = "cost";

    /// <inheritdoc />
    public Task<IReadOnlyList<PeriodComparison>> ScoreSummariesAsync(Scope scope, WorkspaceWindow window, CancellationToken cancellationToken) =>
        ReadAsync<IReadOnlyList<PeriodComparison>>(
            scope,
            reader =>
            {
                var current = reader.Scores(window);
                var previous = reader.Scores(Before(window));
                return [.. current.Keys.Union(previous.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
                    .Select(name => new PeriodComparison(name, Value(current, name), Value(previous, name)))];
            },
            cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<WorkspaceSeries>> ScoresAsync(Scope scope, string name, WorkspaceWindow window, CancellationToken cancellationToken) =>
        ReadAsync(scope, reader => PerProject(window, part => reader.ScoreSeries(part, name), name), cancellationToken);

    /// <inheritdoc />
    public Task<PeriodComparison> CostSummaryAsync(Scope scope, WorkspaceWindow window, CancellationToken cancellationToken) =>
        ReadAsync(scope, reader => new PeriodComparison(Cost, reader.Cost(window), reader.Cost(Before(window))), cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<WorkspaceSeries>> CostsAsync(Scope scope, WorkspaceWindow window, CancellationToken cancellationToken) =>
        ReadAsync(scope, reader => PerProject(window, reader.CostSeries, Cost), cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<WorkspaceSeries>> SpanTokenUsageAsync(Scope scope, WorkspaceSpanMetricQuery query, CancellationToken cancellationToken) =>
        ReadAsync(scope, reader => reader.TokenUsage(query), cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<string>> TokenUsageNamesAsync(Scope scope, IReadOnlyList<Guid> projectIds, CancellationToken cancellationToken) =>
        ReadAsync(scope, reader => reader.UsageNames(projectIds), cancellationToken);

    private Task<T> ReadAsync<T>(Scope scope, Func<WorkspaceMetricReader, T> read, CancellationToken cancellationToken) =>
        telemetry.Database.ReadAsync(session => read(new WorkspaceMetricReader(telemetry, session, scope, cancellationToken)), cancellationToken);

    private static IReadOnlyList<WorkspaceSeries> PerProject(WorkspaceWindow window, Func<WorkspaceWindow, IReadOnlyList<SeriesPoint>> points, string name) =>
        window.ProjectIds.Count == 0
            ? [new WorkspaceSeries(null, name, points(window))]
            : [.. window.ProjectIds.Distinct().Select(project => new WorkspaceSeries(project, name, points(window with { ProjectIds = [project] })))];

    private static WorkspaceWindow Before(WorkspaceWindow window)
    {
        var length = window.End - window.Start;
        var start = window.Start - DateTime.UnixEpoch > length ? window.Start - length : DateTime.UnixEpoch;
        return window with { Start = start, End = window.Start.AddMilliseconds(-1) };
    }

    private static double? Value(IReadOnlyDictionary<string, double> values, string name) => values.TryGetValue(name, out var value) ? value : null;
}
