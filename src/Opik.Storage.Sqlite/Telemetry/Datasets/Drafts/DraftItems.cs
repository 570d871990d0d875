using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Rows of changed items of drafts.</summary>
internal static class DraftItems
{
    private const int Mine = 0;
    private const int Before = 1;

    private const string InsertSql = """
        INSERT INTO dataset_draft_item (draft, id, side, kind, bytes, source, trace, span, description, tags, evaluators, execution_policy, data,
          created_at, created_by, last_updated_at, last_updated_by)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)
        """;

    /// <summary>The change of an item; null when the draft leaves it alone.</summary>
    public static DraftChange? Get(SqliteSession session, long draft, Guid id)
    {
        var row = session.Prepare($"SELECT i.side, i.data, {StoredItem.Columns} FROM dataset_draft_item i WHERE i.draft = ?1 AND i.id = ?2").Bind(1, draft).Bind(2, id);
        StoredItem? mine = null, before = null;
        while (row.Step())
        {
            if (row.Int32(0) == Mine)
                mine = StoredItem.Read(row, 1);
            else
                before = StoredItem.Read(row, 1);
        }

        row.Reset();
        return mine is null && before is null ? null : new DraftChange(id, mine, before);
    }

    /// <summary>Stores the change of an item in place of what there was; null forgets it.</summary>
    public static void Set(SqliteSession session, long draft, Guid id, DraftChange? change)
    {
        session.Prepare("DELETE FROM dataset_draft_item WHERE draft = ?1 AND id = ?2").Bind(1, draft).Bind(2, id).Execute();
        if (change?.Mine is { } mine)
            Insert(session, draft, Mine, change.State, mine);
        if (change?.Before is { } before)
            Insert(session, draft, Before, change.State, before);
    }

    /// <summary>Counts, by the index alone.</summary>
    public static DraftCounts Count(SqliteSession session, long draft)
    {
        var row = session.Prepare("""
            SELECT count(*) FILTER (WHERE kind = 1), count(*) FILTER (WHERE kind = 2 AND side = 0), count(*) FILTER (WHERE kind = 3), coalesce(sum(bytes), 0)
            FROM dataset_draft_item INDEXED BY dataset_draft_item_id WHERE draft = ?1
            """).Bind(1, draft);
        row.Step();
        var counts = new DraftCounts(row.Int32(0), row.Int32(1), row.Int32(2), row.Int64(3));
        row.Reset();
        return counts;
    }

    /// <summary>Ids of changed items by what became of them, id descending.</summary>
    public static List<(Guid Id, DraftState State)> All(SqliteSession session, long draft)
    {
        var found = new List<(Guid, DraftState)>();
        var row = session.Prepare("""
            SELECT id, kind FROM dataset_draft_item INDEXED BY dataset_draft_item_id WHERE draft = ?1 AND (side = 0 OR kind = 3) ORDER BY id DESC
            """).Bind(1, draft);
        while (row.Step())
            found.Add((row.Id(0), (DraftState)row.Int32(1)));
        row.Reset();
        return found;
    }

    /// <summary>Those whose item, as it is to become or as it goes, meets the conditions; id descending.</summary>
    public static List<(Guid Id, DraftState State)> Matching(SqliteSession session, long draft, IReadOnlyList<FilterClause> filters)
    {
        if (filters.Count == 0)
            return All(session, draft);
        QueryFunctions.Ensure(session);
        var filter = new ItemFilter(filters);
        var found = new List<(Guid, DraftState)>();
        var sql = $"SELECT i.id, i.kind, i.data FROM dataset_draft_item i WHERE i.draft = {filter.Parameters.Add(draft)} AND (i.side = 0 OR i.kind = 3){filter.Sql} ORDER BY i.id DESC";
        using var row = filter.Parameters.Prepare(session, sql);
        while (row.Step())
        {
            if (!filter.NeedsData || filter.Matches(row.Blob(2)))
                found.Add((row.Id(0), (DraftState)row.Int32(1)));
        }

        return found;
    }

    private static void Insert(SqliteSession session, long draft, int side, DraftState kind, StoredItem stored)
    {
        var item = stored.Item;
        session.Prepare(InsertSql)
            .Bind(1, draft).Bind(2, item.Id).Bind(3, (long)side).Bind(4, (long)kind).Bind(5, Size(item)).Bind(6, (long)item.Source).Bind(7, item.Trace).Bind(8, item.Span)
            .Bind(9, item.Description).Bind(10, item.Tags).Bind(11, item.Evaluators).Bind(12, item.Policy).Bind(13, (ReadOnlySpan<byte>)item.Data)
            .Bind(14, stored.CreatedAt).Bind(15, stored.CreatedBy).Bind(16, stored.UpdatedAt).Bind(17, stored.UpdatedBy).Execute();
    }

    private static long Size(EncodedItem item) =>
        item.Data!.Length + (item.Description?.Length ?? 0) + (item.Tags?.Length ?? 0) + (item.Evaluators?.Length ?? 0) + (item.Policy?.Length ?? 0);
}
