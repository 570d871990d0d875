namespace Opik.Storage.Sqlite;

/// <summary>The datasets of items that only their ids name.</summary>
internal static class ItemOwners
{
    // Items taken over from another dataset keep their ids. The group's own dataset is meant, else the newest.
    private const string Sql = """
        SELECT d.key FROM dataset_item i INDEXED BY dataset_item_id JOIN dataset d ON d.key = i.dataset
        WHERE i.id = ?2 AND d.ws = ?1 AND (i.to_version IS NULL OR EXISTS (SELECT 1 FROM dataset_version v WHERE v.dataset = d.key AND v.group_id = ?3))
        ORDER BY EXISTS (SELECT 1 FROM dataset_version v WHERE v.dataset = d.key AND v.group_id = ?3) DESC, d.key DESC LIMIT 1
        """;

    /// <summary>The ids by key of their dataset; unknown ids are left out.</summary>
    public static Dictionary<long, List<Guid>> Find(SqliteSession session, long workspace, IReadOnlyList<Guid> ids, Guid? group)
    {
        var owners = new Dictionary<long, List<Guid>>();
        foreach (var id in ids)
        {
            if (Find(session, workspace, id, group) is not { } dataset)
                continue;
            if (!owners.TryGetValue(dataset, out var own))
                owners.Add(dataset, own = []);
            own.Add(id);
        }

        return owners;
    }

    /// <summary>Key of the dataset of an item; null when no dataset has it now.</summary>
    public static long? Find(SqliteSession session, long workspace, Guid id, Guid? group)
    {
        var row = session.Prepare(Sql).Bind(1, workspace).Bind(2, id).Bind(3, group);
        long? dataset = row.Step() ? row.Int64(0) : null;
        row.Reset();
        return dataset;
    }
}
