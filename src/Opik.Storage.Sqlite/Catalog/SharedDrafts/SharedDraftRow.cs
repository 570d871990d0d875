using System.Text;
using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Rows of the tables <c>prompt_draft</c> and <c>agent_draft</c>.</summary>
internal static class SharedDraftRow
{
    /// <summary>The draft, or <see cref="SharedDraft.None"/>.</summary>
    public static SharedDraft Get(SqliteSession session, Guid workspace, SharedDraftOwner owner)
    {
        var (table, key) = Names(owner.Kind);
        var row = session.Prepare($"SELECT revision, content, changed_at, changed_by FROM {table} WHERE ws = ?1 AND {key} = ?2").Bind(1, workspace).Bind(2, owner.Id);
        var draft = row.Step()
            ? new SharedDraft(row.Int64(0), row.Text(1) is { } content ? new JsonText(Encoding.UTF8.GetBytes(content)) : null, row.Time(2), row.Text(3))
            : SharedDraft.None;
        row.Reset();
        return draft;
    }

    /// <summary>Stores a draft; the first one of its owner is added.</summary>
    public static void Put(SqliteSession session, Guid workspace, SharedDraftOwner owner, SharedDraft draft)
    {
        var (table, key) = Names(owner.Kind);
        var write = session.Prepare(draft.Revision == 1
                ? $"INSERT INTO {table} (ws, {key}, revision, changed_at, changed_by, content) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
                : $"UPDATE {table} SET revision = ?3, changed_at = ?4, changed_by = ?5, content = ?6 WHERE ws = ?1 AND {key} = ?2")
            .Bind(1, workspace)
            .Bind(2, owner.Id)
            .Bind(3, draft.Revision)
            .Bind(4, draft.ChangedAt)
            .Bind(5, draft.ChangedBy);
        (draft.Content is { } content ? write.BindText(6, content.Utf8.Span) : write.BindNull(6)).Execute();
    }

    /// <summary>Whether what the draft is of is there.</summary>
    public static bool HasOwner(SqliteSession session, Guid workspace, SharedDraftOwner owner)
    {
        var table = owner.Kind == SharedDraftKind.Prompt ? "prompt" : "project";
        var row = session.Prepare($"SELECT 1 FROM {table} WHERE ws = ?1 AND id = ?2").Bind(1, workspace).Bind(2, owner.Id);
        var found = row.Step();
        row.Reset();
        return found;
    }

    private static (string Table, string Key) Names(SharedDraftKind kind) =>
        kind == SharedDraftKind.Prompt ? ("prompt_draft", "prompt_id") : ("agent_draft", "project_id");
}
