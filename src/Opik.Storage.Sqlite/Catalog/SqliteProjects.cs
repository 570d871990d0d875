using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Projects in the catalog file.</summary>
internal sealed class SqliteProjects(SqliteDatabase database, TimeProvider clock) : IProjects
{
    // 10,000 names are some MB; a server with more projects asks the file for the rest.
    private readonly NameCache<Guid> _ids = new(10_000);

    public Task<Project?> GetAsync(Scope scope, Guid id, CancellationToken cancellationToken) =>
        database.ReadAsync(session => Get(session, scope, id), cancellationToken);

    public Task<Project?> FindAsync(Scope scope, string name, CancellationToken cancellationToken)
    {
        var key = NameKey.Of(name);
        return database.ReadAsync(
            session =>
            {
                var row = session.Prepare($"SELECT {ProjectRow.Columns} FROM project WHERE ws = ?1 AND name_key = ?2").Bind(1, scope.WorkspaceId).Bind(2, key);
                var found = row.Step() ? ProjectRow.Read(row) : null;
                row.Reset();
                return found;
            },
            cancellationToken);
    }

    public ValueTask<Guid> ResolveAsync(Scope scope, string? name, CancellationToken cancellationToken)
    {
        var wanted = string.IsNullOrWhiteSpace(name) ? IProjects.DefaultName : name;
        var key = NameKey.Of(wanted);
        return _ids.TryGet(scope.WorkspaceId, key, out var id) ? ValueTask.FromResult(id) : new ValueTask<Guid>(FindOrCreateAsync(scope, wanted, key, cancellationToken));
    }

    public Task CreateAsync(Scope scope, Project project, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                if (ProjectRow.FindId(session, scope.WorkspaceId, NameKey.Of(project.Name)) is not null || Get(session, scope, project.Id) is not null)
                    throw new StoreConflictException("Project already exists");
                ProjectRow.Insert(session, scope, project, Now());
            },
            () => _ids.Set(scope.WorkspaceId, NameKey.Of(project.Name), project.Id),
            cancellationToken);

    public Task UpdateAsync(Scope scope, Guid id, string? name, string? description, string? visibility, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                if (Get(session, scope, id) is null)
                    throw new EntityNotFoundException("Project not found");
                if (name is not null && ProjectRow.FindId(session, scope.WorkspaceId, NameKey.Of(name)) is { } other && other != id)
                    throw new StoreConflictException("Project already exists");
                session.Prepare("""
                    UPDATE project SET name = coalesce(?3, name), name_key = coalesce(?4, name_key), description = coalesce(?5, description),
                      visibility = coalesce(?6, visibility), last_updated_at = ?7, last_updated_by = ?8
                    WHERE ws = ?1 AND id = ?2
                    """)
                    .Bind(1, scope.WorkspaceId)
                    .Bind(2, id)
                    .Bind(3, name?.Trim())
                    .Bind(4, name is null ? null : NameKey.Of(name))
                    .Bind(5, description)
                    .Bind(6, visibility)
                    .Bind(7, Now())
                    .Bind(8, scope.UserName)
                    .Execute();
            },
            () => _ids.Forget(scope.WorkspaceId),
            cancellationToken);

    public Task DeleteAsync(Scope scope, IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                foreach (var id in ids)
                    session.Prepare("DELETE FROM project WHERE ws = ?1 AND id = ?2").Bind(1, scope.WorkspaceId).Bind(2, id).Execute();
            },
            () => _ids.Forget(scope.WorkspaceId),
            cancellationToken);

    /// <summary>The workspace was deleted; writer's thread only.</summary>
    internal void Forget(Guid workspaceId) => _ids.Forget(workspaceId);

    public Task<Page<Project>> FindAsync(Scope scope, string? name, int page, int size, SortClause? sort, CancellationToken cancellationToken) =>
        database.ReadAsync(session => ProjectPage.Read(session, scope, name, page, size, sort), cancellationToken);

    public Task<IReadOnlyList<Project>> GetManyAsync(Scope scope, IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<Project>>(session => [.. ids.Distinct().Select(id => Get(session, scope, id)).OfType<Project>()], cancellationToken);

    // On the writer also when the project exists: then every change of the cache happens there, in the order of commits.
    private Task<Guid> FindOrCreateAsync(Scope scope, string name, string key, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                if (ProjectRow.FindId(session, scope.WorkspaceId, key) is { } existing)
                    return existing;
                var id = UuidV7.Create(clock);
                ProjectRow.Insert(session, scope, new Project { Id = id, Name = name }, Now());
                return id;
            },
            id => _ids.Set(scope.WorkspaceId, key, id),
            cancellationToken);

    private static Project? Get(SqliteSession session, Scope scope, Guid id)
    {
        var row = session.Prepare($"SELECT {ProjectRow.Columns} FROM project WHERE ws = ?1 AND id = ?2").Bind(1, scope.WorkspaceId).Bind(2, id);
        var project = row.Step() ? ProjectRow.Read(row) : null;
        row.Reset();
        return project;
    }

    private DateTime Now() => clock.GetUtcNow().UtcDateTime;
}
