using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Shared drafts in the catalog file.</summary>
internal sealed class SqliteSharedDrafts(SqliteDatabase database, TimeProvider clock) : ISharedDrafts
{
    public Task<SharedDraft> GetAsync(Scope scope, SharedDraftOwner owner, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session =>
            {
                RequireOwner(session, scope, owner);
                return SharedDraftRow.Get(session, scope.WorkspaceId, owner);
            },
            cancellationToken);

    public Task<SharedDraftWrite> WriteAsync(Scope scope, SharedDraftOwner owner, long revision, JsonText? content, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                RequireOwner(session, scope, owner);
                var old = SharedDraftRow.Get(session, scope.WorkspaceId, owner);
                if (old.Content == content)
                    return new SharedDraftWrite(true, old);
                if (old.Revision != revision)
                    return new SharedDraftWrite(false, old);
                var draft = new SharedDraft(old.Revision + 1, content, clock.GetUtcNow().UtcDateTime, scope.UserName);
                SharedDraftRow.Put(session, scope.WorkspaceId, owner, draft);
                return new SharedDraftWrite(true, draft);
            },
            cancellationToken: cancellationToken);

    private static void RequireOwner(SqliteSession session, Scope scope, SharedDraftOwner owner)
    {
        if (!SharedDraftRow.HasOwner(session, scope.WorkspaceId, owner))
            throw new EntityNotFoundException(owner.Kind == SharedDraftKind.Prompt ? "Prompt not found" : "Project not found");
    }
}
