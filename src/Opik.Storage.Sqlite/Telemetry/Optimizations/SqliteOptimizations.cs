using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <inheritdoc cref="IOptimizations" />
internal sealed class SqliteOptimizations(SqliteTelemetry telemetry) : IOptimizations
{
    private static readonly ListTable Table = new()
    {
        From = OptimizationRow.From,
        Columns = OptimizationRow.Columns,
        Id = "o.id",
        Fields = new Dictionary<string, ListColumn>(StringComparer.Ordinal)
        {
            ["metadata"] = new("o.metadata", ListColumnKind.Json),
            ["dataset_id"] = new("o.dataset_id", ListColumnKind.Id),
            ["project_id"] = new("p.id", ListColumnKind.Id),
            ["status"] = new("(CASE o.status WHEN 0 THEN 'running' WHEN 1 THEN 'completed' WHEN 2 THEN 'cancelled' WHEN 3 THEN 'initialized' ELSE 'error' END)"),
        },
    };

    /// <inheritdoc />
    public Task UpsertAsync(Scope scope, NewOptimization optimization, CancellationToken cancellationToken) =>
        telemetry.WriteAsync(scope, write => OptimizationWrites.Upsert(write, optimization), cancellationToken);

    /// <inheritdoc />
    public async Task<OptimizationView?> GetAsync(Scope scope, Guid id, CancellationToken cancellationToken)
    {
        var found = await ReadAsync<Optimization?>(scope, (session, workspace) => OptimizationRow.Find(session, workspace, id), null, cancellationToken).ConfigureAwait(false);
        return found is null ? null : await ViewAsync(scope, found, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async Task<Page<OptimizationView>> FindAsync(Scope scope, OptimizationQuery query, CancellationToken cancellationToken)
    {
        var page = await ReadAsync(
            scope,
            (session, workspace) => List(query, workspace).Read(session, null, query.Page, query.Size, OptimizationRow.Read),
            new Page<Optimization>(query.Page, [], 0),
            cancellationToken).ConfigureAwait(false);
        var views = new List<OptimizationView>(page.Content.Count);
        foreach (var optimization in page.Content)
            views.Add(await ViewAsync(scope, optimization, cancellationToken).ConfigureAwait(false));
        return new Page<OptimizationView>(page.Number, views, page.Total);
    }

    /// <inheritdoc />
    public Task UpdateAsync(Scope scope, Guid id, OptimizationPatch patch, CancellationToken cancellationToken) =>
        telemetry.WriteAsync(scope, write => OptimizationWrites.Patch(write, id, patch), cancellationToken);

    /// <inheritdoc />
    public async Task DeleteAsync(Scope scope, IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        foreach (var id in ids)
        {
            while (!await telemetry.WriteAsync(scope, write => OptimizationWrites.Delete(write, id), cancellationToken).ConfigureAwait(false))
            {
                // A piece at a time; itself last, so that a delete that is cut off can be repeated.
            }
        }
    }

    private static ListQuery List(OptimizationQuery query, long workspace)
    {
        var list = new ListQuery(Table);
        list.WhereEquals("o.ws", workspace).WhereNameContains("o.name_key", query.Name).WhereEquals("o.dataset_id", query.DatasetId).WhereEquals("p.id", query.ProjectId)
            .Filter(query.Filters).Part(query.Part);
        if (!string.IsNullOrWhiteSpace(query.DatasetName))
            list.Where(QueryFunctions.Text(list.Parameters, "coalesce(d.name, o.dataset_name)", FilterOperator.Contains, query.DatasetName.Trim(), ignoreCase: true));
        if (query.DatasetDeleted is { } deleted)
            list.Where($"d.key IS {(deleted ? "" : "NOT ")}NULL");
        return list;
    }

    private async Task<OptimizationView> ViewAsync(Scope scope, Optimization optimization, CancellationToken cancellationToken)
    {
        var experiments = await telemetry.Experiments
            .GetFactsAsync(scope, new ExperimentQuery { OptimizationId = optimization.Id }, totals: true, cancellationToken).ConfigureAwait(false);
        return new OptimizationView(optimization, OptimizationTotals.Of(optimization.ObjectiveName, experiments));
    }

    private Task<T> ReadAsync<T>(Scope scope, Func<SqliteSession, long, T> read, T nothing, CancellationToken cancellationToken) =>
        telemetry.Database.ReadAsync(
            session => telemetry.Projects.Find(session, scope.WorkspaceId) is { } workspace ? read(session, workspace) : nothing, cancellationToken);
}
