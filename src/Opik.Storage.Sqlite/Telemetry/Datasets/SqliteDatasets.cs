using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <inheritdoc cref="IDatasets" />
internal sealed class SqliteDatasets(SqliteTelemetry telemetry) : IDatasets
{
    /// <inheritdoc />
    public event Action? Deleted;

    /// <inheritdoc />
    public Task CreateAsync(Scope scope, Dataset dataset, CancellationToken cancellationToken) =>
        telemetry.WriteAsync(
            scope,
            write =>
            {
                var project = dataset.ProjectId is { } id ? write.Project(id) : (long?)null;
                if (DatasetKeys.FindExact(write.Session, write.Workspace, dataset.Name, project) is not null)
                    throw NameTaken(dataset.Name);
                if (DatasetKeys.Find(write.Session, write.Workspace, dataset.Id) is not null)
                    throw new StoreConflictException($"Dataset already exists with id '{dataset.Id:D}'");
                DatasetRows.Insert(write, dataset, project);
            },
            cancellationToken);

    /// <inheritdoc />
    public Task<Dataset?> GetAsync(Scope scope, Guid id, CancellationToken cancellationToken) =>
        telemetry.Database.ReadAsync(
            session => telemetry.Projects.Find(session, scope.WorkspaceId) is { } workspace && DatasetKeys.Find(session, workspace, id) is { } found
                ? DatasetTable.Get(session, found.Key)
                : null,
            cancellationToken);

    /// <inheritdoc />
    public Task<DatasetMatch?> FindAsync(Scope scope, string name, Guid? projectId, CancellationToken cancellationToken) =>
        telemetry.Database.ReadAsync(
            session =>
            {
                if (telemetry.Projects.Find(session, scope.WorkspaceId) is not { } workspace)
                    return null;
                var project = projectId is { } id ? telemetry.Projects.Find(session, scope.WorkspaceId, id) : null;
                // A project without a row here has no datasets, and must not be taken for none.
                var found = DatasetKeys.Find(session, workspace, name, projectId is null ? null : project ?? -1, out var exact);
                return found is { } key ? new DatasetMatch(DatasetTable.Get(session, key.Key), projectId is not null && !exact) : null;
            },
            cancellationToken);

    /// <inheritdoc />
    public Task<Page<Dataset>> FindAsync(Scope scope, DatasetQuery query, CancellationToken cancellationToken) =>
        telemetry.Database.ReadAsync(
            session =>
            {
                if (telemetry.Projects.Find(session, scope.WorkspaceId) is not { } workspace)
                    return new Page<Dataset>(query.Page, [], 0);
                var list = new ListQuery(DatasetTable.List).WhereEquals("d.ws", workspace).WhereNameContains("d.name_key", query.Name).Filter(query.Filters).Part(query.Part);
                if (query.ProjectId is { } project)
                    list.WhereEquals("d.project", telemetry.Projects.Find(session, scope.WorkspaceId, project) ?? -1);
                if (query.WithExperimentsOnly)
                    list.Where("EXISTS (SELECT 1 FROM experiment e WHERE e.ws = d.ws AND e.dataset_id = d.id)");
                if (query.WithOptimizationsOnly)
                    list.Where("EXISTS (SELECT 1 FROM optimization o WHERE o.ws = d.ws AND o.dataset_id = d.id)");
                if (query.PromptId is { } prompt)
                    list.Where($"""
                        EXISTS (SELECT 1 FROM experiment e, json_each(e.prompts) j
                                WHERE e.ws = d.ws AND e.dataset_id = d.id AND e.prompts IS NOT NULL AND j.value ->> 'prompt_id' = {list.Parameters.Add(prompt.ToString("D"))})
                        """);
                return list.Read(session, query.Sort, query.Page, query.Size, DatasetTable.Read);
            },
            cancellationToken);

    /// <inheritdoc />
    public Task UpdateAsync(Scope scope, Guid id, DatasetUpdate update, CancellationToken cancellationToken) =>
        telemetry.WriteAsync(
            scope,
            write =>
            {
                var dataset = DatasetKeys.Require(write, id);
                if (DatasetKeys.FindExact(write.Session, write.Workspace, update.Name, DatasetRows.Project(write.Session, dataset.Key)) is { } other && other.Key != dataset.Key)
                    throw NameTaken(update.Name);
                DatasetRows.Update(write, dataset.Key, update);
            },
            cancellationToken);

    /// <inheritdoc />
    public Task TagAsync(Scope scope, IReadOnlyList<Guid> ids, IReadOnlyList<string>? added, IReadOnlyList<string>? removed, CancellationToken cancellationToken) =>
        telemetry.WriteAsync(
            scope,
            write =>
            {
                foreach (var id in ids)
                {
                    if (DatasetKeys.Find(write.Session, write.Workspace, id) is { } dataset)
                        DatasetRows.Tag(write, dataset.Key, added, removed);
                }
            },
            cancellationToken);

    /// <inheritdoc />
    public Task SetStatusAsync(Scope scope, Guid id, DatasetStatus status, CancellationToken cancellationToken) =>
        telemetry.WriteAsync(
            scope,
            write =>
            {
                var dataset = DatasetKeys.Require(write, id);
                write.Session.Prepare("UPDATE dataset SET status = ?2 WHERE key = ?1").Bind(1, dataset.Key).Bind(2, (long)status).Execute();
            },
            cancellationToken);

    /// <inheritdoc />
    public async Task DeleteAsync(Scope scope, IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        await telemetry.WriteAsync(
            scope,
            write =>
            {
                foreach (var id in ids)
                {
                    if (DatasetKeys.Find(write.Session, write.Workspace, id) is { } dataset)
                        DatasetPurge.Hide(write, dataset);
                }
            },
            cancellationToken).ConfigureAwait(false);
        Deleted?.Invoke();
    }

    /// <inheritdoc />
    public Task<bool> PurgeAsync(CancellationToken cancellationToken) => telemetry.Database.WriteAsync(DatasetPurge.RemovePiece, cancellationToken: cancellationToken);

    private static StoreConflictException NameTaken(string name) => new($"Dataset already exists with name '{name.Trim()}'");
}
