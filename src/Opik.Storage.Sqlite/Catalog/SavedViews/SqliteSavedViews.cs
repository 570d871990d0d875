namespace Opik.Storage.Sqlite;

/// <summary>Saved views in the catalog file.</summary>
internal sealed class SqliteSavedViews(SqliteDatabase database, TimeProvider clock) : ISavedViews
{
    public Task<IReadOnlyList<SavedView>> FindAsync(Scope scope, Guid? projectId, string page, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<SavedView>>(session => SavedViewRow.OfPageOf(session, scope, projectId, page), cancellationToken);

    public Task<SavedView?> GetAsync(Scope scope, Guid id, CancellationToken cancellationToken) =>
        database.ReadAsync(session => SavedViewRow.Get(session, scope, id), cancellationToken);

    public Task<SavedView> CreateAsync(Scope scope, SavedView view, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                if (SavedViewRow.Exists(session, scope.WorkspaceId, view.Id))
                    throw new StoreConflictException("Saved view already exists");
                var (count, next) = SavedViewRow.End(session, scope.WorkspaceId, view.ProjectId, view.Page);
                if (count >= ISavedViews.MostOfPage)
                    throw new StoreConflictException($"A page has at most {ISavedViews.MostOfPage} saved views: delete one first");
                SavedViewRow.Insert(session, scope, view with { Position = next }, Now());
                return SavedViewRow.Get(session, scope, view.Id)!;
            },
            cancellationToken: cancellationToken);

    public Task<SavedView> UpdateAsync(Scope scope, Guid id, SavedViewPatch patch, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                var old = SavedViewRow.Get(session, scope, id) ?? throw new EntityNotFoundException("Saved view not found");
                if (old.Revision != patch.Revision)
                    throw new StoreConflictException($"{old.LastUpdatedBy} changed the view in the meantime: read it again before you save");
                if (patch.IsShared == false && old.IsShared && old.CreatedBy != scope.UserName)
                    throw new StoreConflictException($"Only {old.CreatedBy}, who made the view, can make it private");
                SavedViewRow.Update(
                    session,
                    scope,
                    old with { Name = patch.Name ?? old.Name, IsShared = patch.IsShared ?? old.IsShared, State = patch.State ?? old.State },
                    Now());
                return SavedViewRow.Get(session, scope, id)!;
            },
            cancellationToken: cancellationToken);

    public Task ReorderAsync(Scope scope, Guid? projectId, string page, IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                var views = SavedViewRow.OfPageOf(session, scope, projectId, page);
                var known = views.ToDictionary(view => view.Id);
                var first = ids.Distinct().Where(known.ContainsKey).ToList();
                var order = first.Concat(views.Select(view => view.Id).Except(first));
                var position = 0L;
                foreach (var id in order)
                {
                    if (known[id].Position != position)
                        SavedViewRow.Move(session, scope.WorkspaceId, id, position);
                    position++;
                }
            },
            cancellationToken: cancellationToken);

    public Task DeleteAsync(Scope scope, Guid id, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session => session.Prepare("DELETE FROM saved_view WHERE ws = ?1 AND id = ?2 AND (is_shared = 1 OR created_by = ?3)")
                .Bind(1, scope.WorkspaceId).Bind(2, id).Bind(3, scope.UserName).Execute(),
            cancellationToken: cancellationToken);

    private DateTime Now() => clock.GetUtcNow().UtcDateTime;
}
