using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Comments of entities, oldest first.</summary>
internal static class CommentRows
{
    /// <summary>Comments by entity; entities without comments are left out.</summary>
    public static Dictionary<Guid, IReadOnlyList<Comment>> Read(SqliteSession session, long workspace, ScoredEntity kind, IEnumerable<Guid> ids)
    {
        var comments = new Dictionary<Guid, IReadOnlyList<Comment>>();
        var row = session.Prepare(
            "SELECT id, text, queue, created_at, last_updated_at, created_by, last_updated_by FROM comment WHERE ws=?1 AND kind=?2 AND entity=?3 ORDER BY id");
        foreach (var id in ids)
        {
            row.Bind(1, workspace).Bind(2, (long)kind).Bind(3, id);
            var list = new List<Comment>();
            while (row.Step())
                list.Add(One(row));
            row.Reset();
            if (list.Count > 0)
                comments[id] = list;
        }

        return comments;
    }

    /// <summary>The comment of a row.</summary>
    public static Comment One(SqliteStatement row) => new()
    {
        Id = row.Id(0),
        Text = row.Text(1)!,
        SourceQueueId = row.Blob(2).Length == 16 ? row.Id(2) : null,
        CreatedAt = row.Time(3),
        LastUpdatedAt = row.Time(4),
        CreatedBy = row.Text(5),
        LastUpdatedBy = row.Text(6),
    };
}
