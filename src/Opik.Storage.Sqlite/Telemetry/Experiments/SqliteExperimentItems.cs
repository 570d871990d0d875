namespace Opik.Storage.Sqlite;

/// <inheritdoc cref="IExperimentItems" />
internal sealed class SqliteExperimentItems(SqliteTelemetry telemetry) : IExperimentItems
{
    private const string From = "experiment_item i JOIN experiment e ON e.key = i.experiment";

    /// <inheritdoc />
    public Task CreateAsync(Scope scope, IReadOnlyList<ExperimentItem> items, CancellationToken cancellationToken) =>
        telemetry.WriteAsync(
            scope,
            write =>
            {
                var experiments = new Dictionary<Guid, long>();
                foreach (var item in items)
                {
                    if (!experiments.TryGetValue(item.ExperimentId, out var experiment))
                    {
                        experiment = ExperimentRow.Key(write.Session, write.Workspace, item.ExperimentId)
                            ?? throw new StoreConflictException("Upserting experiment item with 'experiment_id' or 'dataset_item_id' not belonging to the workspace");
                        experiments.Add(item.ExperimentId, experiment);
                        ExperimentMarks.Mark(write, experiment);
                    }

                    ExperimentItemRow.Insert(write, experiment, item);
                }
            },
            cancellationToken);

    /// <inheritdoc />
    public Task<ExperimentRun?> GetAsync(Scope scope, Guid id, CancellationToken cancellationToken) =>
        ReadAsync<ExperimentRun?>(
            scope,
            context =>
            {
                var row = context.Session.Prepare($"SELECT {ExperimentItemRow.Columns} FROM {From} WHERE i.ws = ?1 AND i.id = ?2").Bind(1, context.Workspace).Bind(2, id);
                try
                {
                    return row.Step() ? new RunReader(context, PayloadParts.None).Read(ExperimentItemRow.Read(context, row)) : null;
                }
                finally
                {
                    row.Reset();
                }
            },
            null,
            cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<ExperimentRun>> ReadAsync(Scope scope, string experimentName, Guid? projectId, Guid? below, int size, CancellationToken cancellationToken) =>
        ReadAsync<IReadOnlyList<ExperimentRun>>(
            scope,
            context =>
            {
                var project = projectId is { } id ? telemetry.Projects.Find(context.Session, scope.WorkspaceId, id) ?? -1 : (long?)null;
                var experiments = Named(context, experimentName, project, whole: true);
                if (experiments.Count == 0)
                    experiments = Named(context, experimentName, project, whole: false);
                return experiments.Count == 0 ? [] : Runs(context, experiments, below, size);
            },
            [],
            cancellationToken);

    /// <inheritdoc />
    public Task DeleteAsync(Scope scope, IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        telemetry.WriteAsync(
            scope,
            write =>
            {
                foreach (var id in ids)
                    ExperimentItemRow.Delete(write, id);
            },
            cancellationToken);

    private static List<long> Named(ViewContext context, string name, long? project, bool whole)
    {
        var condition = whole ? "name_key = ?2" : "instr(name_key, ?2) > 0";
        var row = context.Session.Prepare($"SELECT key FROM experiment WHERE ws = ?1 AND {condition} AND (?3 IS NULL OR project = ?3)")
            .Bind(1, context.Workspace).Bind(2, NameKey.Of(name)).Bind(3, project);
        var keys = new List<long>();
        while (row.Step())
            keys.Add(row.Int64(0));
        row.Reset();
        return keys;
    }

    // Items lie by dataset item within an experiment, so the newest ones are sorted out of all of it: ids only, no rows.
    private static List<ExperimentRun> Runs(ViewContext context, List<long> experiments, Guid? below, int size)
    {
        var parameters = new QueryParameters();
        var keys = parameters.AddList(experiments);
        var cursor = below is { } id ? $" AND k.id < {parameters.Add(id)}" : string.Empty;
        var sql = $"""
            SELECT {ExperimentItemRow.Columns}
            FROM (SELECT k.ws AS ws, k.id AS id FROM experiment_item k INDEXED BY experiment_item_run WHERE k.experiment IN {keys}{cursor} ORDER BY k.id DESC LIMIT {size}) n
            CROSS JOIN experiment_item i ON i.ws = n.ws AND i.id = n.id JOIN experiment e ON e.key = i.experiment ORDER BY i.id DESC
            """;
        var items = new List<ExperimentItem>();
        using (var row = parameters.Prepare(context.Session, sql))
        {
            while (row.Step())
                items.Add(ExperimentItemRow.Read(context, row));
        }

        var reader = new RunReader(context, PayloadParts.Input | PayloadParts.Output | PayloadParts.Metadata);
        return items.ConvertAll(reader.Read);
    }

    private Task<T> ReadAsync<T>(Scope scope, Func<ViewContext, T> read, T nothing, CancellationToken cancellationToken) =>
        telemetry.Database.ReadAsync(
            session => telemetry.Projects.Find(session, scope.WorkspaceId) is { } workspace ? read(new ViewContext(session, telemetry, workspace)) : nothing,
            cancellationToken);
}
