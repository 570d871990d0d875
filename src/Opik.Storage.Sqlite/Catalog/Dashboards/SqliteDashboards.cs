using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Dashboards and insights views in the catalog file.</summary>
internal sealed class SqliteDashboards(SqliteDatabase database, TimeProvider clock) : IDashboards
{
    public Task<Page<Dashboard>> FindAsync(Scope scope, DashboardQuery query, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => new ListQuery(DashboardRow.Table)
                .WhereEquals("ws", scope.WorkspaceId)
                .WhereEquals("scope", query.Scope.WireName())
                .WhereEquals("project_id", query.ProjectId)
                .WhereNameContains("name_key", query.Name)
                .Filter(query.Filters)
                .Read(session, query.Sort, query.Page, query.Size, DashboardRow.Read),
            cancellationToken);

    public Task<Dashboard?> GetAsync(Scope scope, DashboardScope kind, Guid id, CancellationToken cancellationToken) =>
        database.ReadAsync(session => Get(session, scope, kind, id), cancellationToken);

    public Task<Dashboard> CreateAsync(Scope scope, Dashboard dashboard, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                if (DashboardRow.Get(session, scope.WorkspaceId, dashboard.Id) is not null
                    || DashboardRow.IsTaken(session, scope.WorkspaceId, dashboard.Scope, dashboard.ProjectId, dashboard.Name, dashboard.Id))
                {
                    throw Taken(dashboard.Scope);
                }

                var slug = DashboardSlug.Free(session, scope.WorkspaceId, dashboard.Name, dashboard.Id);
                DashboardRow.Insert(session, scope, dashboard with { Slug = slug }, Now());
                return DashboardRow.Get(session, scope.WorkspaceId, dashboard.Id)!;
            },
            cancellationToken: cancellationToken);

    public Task<Dashboard> UpdateAsync(Scope scope, DashboardScope kind, Guid id, DashboardPatch patch, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                var old = Get(session, scope, kind, id) ?? throw new EntityNotFoundException($"{NameOf(kind)} not found");
                if (patch.Name is { } name && DashboardRow.IsTaken(session, scope.WorkspaceId, kind, old.ProjectId, name, id))
                    throw Taken(kind);
                var changed = old with
                {
                    Name = patch.Name ?? old.Name,
                    // A change of case alone leaves links as they are.
                    Slug = patch.Name is null || DashboardSlug.Of(patch.Name) == DashboardSlug.Of(old.Name)
                        ? old.Slug
                        : DashboardSlug.Free(session, scope.WorkspaceId, patch.Name, id),
                    Type = patch.Type ?? old.Type,
                    Description = patch.Description is null ? old.Description : patch.Description.Length == 0 ? null : patch.Description,
                    Config = patch.Config ?? old.Config,
                };
                DashboardRow.Update(session, scope, changed, Now());
                return DashboardRow.Get(session, scope.WorkspaceId, id)!;
            },
            cancellationToken: cancellationToken);

    public Task DeleteAsync(Scope scope, DashboardScope kind, IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                foreach (var id in ids)
                {
                    session.Prepare("DELETE FROM dashboard WHERE ws = ?1 AND id = ?2 AND scope = ?3")
                        .Bind(1, scope.WorkspaceId).Bind(2, id).Bind(3, kind.WireName()).Execute();
                }
            },
            cancellationToken: cancellationToken);

    private static Dashboard? Get(SqliteSession session, Scope scope, DashboardScope kind, Guid id) =>
        DashboardRow.Get(session, scope.WorkspaceId, id) is { } dashboard && dashboard.Scope == kind ? dashboard : null;

    private static StoreConflictException Taken(DashboardScope kind) => new($"{NameOf(kind)} already exists");

    private static string NameOf(DashboardScope kind) => kind == DashboardScope.Insights ? "Insights view" : "Dashboard";

    private DateTime Now() => clock.GetUtcNow().UtcDateTime;
}
