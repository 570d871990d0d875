using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Adds versions, on the writer's thread: that is what keeps numbers apart.</summary>
internal static class PromptVersionWrite
{
    // 8 digits of chance: two of a prompt's versions are the same once in four thousand million.
    private const int Attempts = 8;

    /// <summary>Adds a version or mask to an existing prompt; returns its id.</summary>
    /// <exception cref="StoreConflictException">The id or commit exists, or an environment does not.</exception>
    public static Guid Add(SqliteSession session, Scope scope, Guid promptId, PromptVersionDraft draft, DateTime now)
    {
        var (id, commit) = Choose(session, scope.WorkspaceId, promptId, draft, now);
        long? number = draft.IsMask ? null : PromptRow.NextNumber(session, scope, promptId, now);
        PromptVersionRow.Insert(session, scope, promptId, id, commit, number, draft, now);
        var following = draft.IsMask ? [] : FollowingEnvironments.Names(session, scope.WorkspaceId);
        PromptEnvironmentRow.Add(session, scope, promptId, id, [.. draft.Environments, .. following], now);
        return id;
    }

    private static (Guid Id, string Commit) Choose(SqliteSession session, Guid workspace, Guid promptId, PromptVersionDraft draft, DateTime now)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var id = draft.Id ?? UuidV7.Create(new DateTimeOffset(now));
            var commit = draft.Commit ?? id.ToString("N")[^8..];
            if (PromptVersionRow.Get(session, workspace, id) is null && !PromptVersionRow.HasCommit(session, workspace, promptId, commit))
                return (id, commit);
            if (draft.Id is not null || draft.Commit is not null)
                break;
        }

        throw new StoreConflictException("Prompt version already exists");
    }
}
