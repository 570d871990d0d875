using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <inheritdoc cref="IExperimentComparison" />
internal sealed class SqliteExperimentComparison(SqliteTelemetry telemetry) : IExperimentComparison
{
    // Outputs of a task nearly always look alike.
    private const int SampledRuns = 1000;
    private const int SampledExperiments = 20;

    private readonly DatasetColumns _columns = new();

    /// <inheritdoc />
    public Task<Comparison> FindAsync(Scope scope, ComparisonQuery query, CancellationToken cancellationToken) =>
        ReadAsync(
            scope,
            context =>
            {
                var compared = ComparisonScope.Of(context, query.DatasetId, query.ExperimentIds);
                var table = query.Changes is null ? null : compared.Figures();
                // The figures know all items: no need to walk the runs once more.
                var ids = table is not null && IsWhole(query) && query.Sort is null ? NewestFirst(table.Items) : new ComparisonFinder(compared, query).Find();
                ChangeCounts? counts = null;
                var changes = query.Changes is { } wanted ? new ItemChanges(table!, wanted) : null;
                ids = changes?.Select(ids, out counts) ?? ids;
                var rows = new ComparisonRows(compared, query.Previews);
                var content = new List<ComparedItem>();
                var columns = new JsonColumns();
                columns.Add(_columns.Read(compared));
                for (var at = (query.Page - 1L) * query.Size; at < ids.Count && content.Count < query.Size; at++)
                {
                    var row = rows.Read(ids[(int)at]);
                    content.Add(changes is null ? row : row with { Changes = changes.Of(row.Id) });
                    if (content[^1].Item is { } item)
                        columns.Add(item.Data);
                }

                return new Comparison(new Page<ComparedItem>(query.Page, content, ids.Count), columns.Columns, counts);
            },
            cancellationToken);

    /// <inheritdoc />
    public Task<EntityStats> GetStatsAsync(Scope scope, ComparisonQuery query, CancellationToken cancellationToken) =>
        ReadAsync(
            scope,
            context =>
            {
                var compared = ComparisonScope.Of(context, query.DatasetId, query.ExperimentIds);
                return new ComparisonSums(compared).Compute(new ComparisonFinder(compared, query with { Sort = null }).Find());
            },
            cancellationToken);

    /// <inheritdoc />
    public Task<ComparisonSummary> SummarizeAsync(Scope scope, ComparisonQuery query, CancellationToken cancellationToken) =>
        ReadAsync(
            scope,
            context =>
            {
                var compared = ComparisonScope.Of(context, query.DatasetId, query.ExperimentIds);
                var changes = query.Changes ?? throw new ArgumentException("A summary needs a baseline.", nameof(query));
                var table = compared.Figures(IsWhole(query) ? null : new ComparisonFinder(compared, query with { Sort = null }).Find());
                return new ComparisonFigures(table, changes).Summarize();
            },
            cancellationToken);

    /// <inheritdoc />
    public Task<SuiteOutcome> GetSuiteAsync(Scope scope, Guid datasetId, Guid experimentId, CancellationToken cancellationToken) =>
        ReadAsync(
            scope,
            context =>
            {
                var compared = ComparisonScope.Of(context, datasetId, [experimentId]);
                return compared.Experiments is [var experiment] ? new SuiteReader(compared, experiment).Read() : throw new EntityNotFoundException("Experiment not found");
            },
            cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<JsonColumn>> GetOutputColumnsAsync(Scope scope, Guid datasetId, IReadOnlyList<Guid>? experimentIds, CancellationToken cancellationToken) =>
        ReadAsync<IReadOnlyList<JsonColumn>>(
            scope,
            context =>
            {
                var columns = new JsonColumns();
                foreach (var experiment in ComparisonScope.Of(context, datasetId, experimentIds).Experiments.Take(SampledExperiments))
                    AddOutputs(context, experiment.Key, columns);
                return columns.Columns;
            },
            cancellationToken);

    private static bool IsWhole(ComparisonQuery query) => query.Filters.Count == 0 && string.IsNullOrWhiteSpace(query.Search);

    private static List<Guid> NewestFirst(IEnumerable<Guid> items)
    {
        var ids = items.ToList();
        ids.Sort(static (left, right) => right.CompareTo(left));
        return ids;
    }

    private static void AddOutputs(ViewContext context, long experiment, JsonColumns columns)
    {
        var seqs = new List<long>();
        var row = context.Session
            .Prepare("""
                SELECT r.seq FROM experiment_item i INDEXED BY experiment_item_run CROSS JOIN trace r ON r.id = i.trace AND r.ws = i.ws
                WHERE i.experiment = ?1 ORDER BY i.dataset_item DESC LIMIT ?2
                """)
            .Bind(1, experiment).Bind(2, (long)SampledRuns);
        while (row.Step())
            seqs.Add(row.Int64(0));
        row.Reset();
        foreach (var seq in seqs)
        {
            if (context.Payload(EntityTable.Traces, seq, PayloadParts.Output).Output is { } output)
                columns.Add(output);
        }
    }

    private Task<T> ReadAsync<T>(Scope scope, Func<ViewContext, T> read, CancellationToken cancellationToken) =>
        telemetry.Database.ReadAsync(
            session => telemetry.Projects.Find(session, scope.WorkspaceId) is { } workspace ? read(new ViewContext(session, telemetry, workspace)) : throw ComparisonScope.Unknown(),
            cancellationToken);
}
