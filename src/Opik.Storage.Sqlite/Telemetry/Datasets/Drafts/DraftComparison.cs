namespace Opik.Storage.Sqlite;

/// <summary>Items that differ between two versions, or between one and the latest with a draft over it.</summary>
internal sealed class DraftComparison(SqliteSession session, DatasetKey dataset)
{
    // ?2 < ?3. Revisions that both see are the same in both; an item that came back as it was differs in its row only.
    private const string Sql = """
        WITH d AS (
          SELECT id, max(CASE WHEN from_version <= ?2 THEN seq END) AS older, max(CASE WHEN to_version IS NULL OR to_version > ?3 THEN seq END) AS newer
          FROM dataset_item INDEXED BY dataset_item_version
          WHERE dataset = ?1
            AND ((from_version <= ?2 AND to_version > ?2 AND to_version <= ?3) OR (from_version > ?2 AND from_version <= ?3 AND (to_version IS NULL OR to_version > ?3)))
          GROUP BY id)
        SELECT d.id, d.older IS NOT NULL, d.newer IS NOT NULL FROM d LEFT JOIN dataset_item o ON o.seq = d.older LEFT JOIN dataset_item n ON n.seq = d.newer
        WHERE o.seq IS NULL OR n.seq IS NULL OR o.data <> n.data OR o.tags IS NOT n.tags OR o.description IS NOT n.description
          OR o.evaluators IS NOT n.evaluators OR o.execution_policy IS NOT n.execution_policy
        ORDER BY d.id DESC
        """;

    /// <summary>Ids and states against <paramref name="from"/>, id descending.</summary>
    public List<(Guid Id, DraftState State)> Between(int from, int to)
    {
        var found = new List<(Guid, DraftState)>();
        if (from == to)
            return found;
        var isForward = from < to;
        var row = session.Prepare(Sql).Bind(1, dataset.Key).Bind(2, (long)Math.Min(from, to)).Bind(3, (long)Math.Max(from, to));
        while (row.Step())
        {
            var (before, after) = isForward ? (row.Int64(1), row.Int64(2)) : (row.Int64(2), row.Int64(1));
            found.Add((row.Id(0), before == 0 ? DraftState.Added : after == 0 ? DraftState.Deleted : DraftState.Changed));
        }

        row.Reset();
        return found;
    }

    /// <summary>The same against the latest version with a draft over it.</summary>
    public List<(Guid Id, DraftState State)> WithDraft(int from, int latest, DraftKey draft, DraftOverlay overlay)
    {
        var drafted = DraftItems.All(session, draft.Key).Select(static entry => entry.Id).ToList();
        var own = drafted.ToHashSet();
        var between = Between(from, latest).Where(entry => !own.Contains(entry.Id));
        var changed = drafted.Select(id => (Id: id, Difference(from, id, overlay.Get(id)).State)).Where(static entry => entry.State != DraftState.Unchanged);
        return [.. between.Concat(changed).OrderByDescending(static entry => entry.Id.ToString("N"), StringComparer.Ordinal)];
    }

    /// <summary>One item against the version <paramref name="from"/>.</summary>
    public DraftItem Difference(int from, Guid id, DraftItem? after)
    {
        var before = StoredItem.Of(session, dataset.Key, from, id)?.ToItem(dataset.Id);
        var now = after is null || after.State == DraftState.Deleted ? null : after.Item;
        if (now is null)
            return new DraftItem { Item = before ?? after!.Item, Before = before, State = before is null ? DraftState.Unchanged : DraftState.Deleted };
        if (before is null)
            return new DraftItem { Item = now, State = DraftState.Added };
        var fields = DatasetItemFields.Changed(before, now);
        return new DraftItem { Item = now, Before = before, Fields = fields, State = fields.Count == 0 ? DraftState.Unchanged : DraftState.Changed };
    }
}
