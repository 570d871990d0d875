namespace Opik.Storage.Sqlite;

/// <summary>Keys of model providers in the catalog file.</summary>
internal sealed class SqliteProviderKeys(SqliteDatabase database, TimeProvider clock) : IProviderKeys
{
    public Task<IReadOnlyList<ProviderKey>> FindAsync(Scope scope, CancellationToken cancellationToken) =>
        database.ReadAsync(session => ProviderKeyRow.ReadAll(session, scope.WorkspaceId), cancellationToken);

    public Task<ProviderKey?> GetAsync(Scope scope, Guid id, CancellationToken cancellationToken) =>
        database.ReadAsync(session => ProviderKeyRow.Get(session, scope.WorkspaceId, id), cancellationToken);

    public Task CreateAsync(Scope scope, ProviderKey key, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                CheckFree(session, scope, key);
                if (ProviderKeyRow.Count(session, scope.WorkspaceId) >= IProviderKeys.Limit)
                    throw new StoreConflictException($"A workspace has at most {IProviderKeys.Limit} provider keys");
                ProviderKeyRow.Insert(session, scope, key, Now());
            },
            cancellationToken: cancellationToken);

    public Task UpdateAsync(Scope scope, Guid id, Func<ProviderKey, ProviderKey> change, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                var changed = change(ProviderKeyRow.Get(session, scope.WorkspaceId, id) ?? throw new EntityNotFoundException("Provider key not found"));
                CheckFree(session, scope, changed);
                ProviderKeyRow.Replace(session, scope, changed, Now());
            },
            cancellationToken: cancellationToken);

    public Task DeleteAsync(Scope scope, IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                foreach (var id in ids)
                    session.Prepare("DELETE FROM provider_key WHERE ws = ?1 AND id = ?2").Bind(1, scope.WorkspaceId).Bind(2, id).Execute();
            },
            cancellationToken: cancellationToken);

    private static void CheckFree(SqliteSession session, Scope scope, ProviderKey key)
    {
        if (ProviderKeyRow.FindId(session, scope.WorkspaceId, key) is { } other && other != key.Id)
            throw new StoreConflictException(key.ProviderName is null ? $"The workspace has a key of {key.Provider} already" : $"The workspace has a key of {key.Provider} named '{key.ProviderName}' already");
    }

    private DateTime Now() => clock.GetUtcNow().UtcDateTime;
}
