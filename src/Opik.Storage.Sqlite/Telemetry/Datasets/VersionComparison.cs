namespace Opik.Storage.Sqlite;

/// <summary>Counts what lies between two versions, in one walk of the index of revisions.</summary>
internal static class VersionComparison
{
    // ?2 < ?3. Revisions that both versions see are the same in both; of the others each item has one or two.
    private const string Sql = """
        SELECT count(*) FILTER (WHERE before = 0), count(*) FILTER (WHERE before = 1 AND after = 1), count(*) FILTER (WHERE after = 0)
        FROM (
          SELECT max(from_version <= ?2) AS before, max(to_version IS NULL OR to_version > ?3) AS after
          FROM dataset_item INDEXED BY dataset_item_version
          WHERE dataset = ?1
            AND ((from_version <= ?2 AND to_version > ?2 AND to_version <= ?3) OR (from_version > ?2 AND from_version <= ?3 AND (to_version IS NULL OR to_version > ?3)))
          GROUP BY id)
        """;

    /// <summary>The counts; versions may be given in either order.</summary>
    public static DatasetVersionDiff Of(SqliteSession session, DatasetKey dataset, DatasetVersion from, DatasetVersion? to, int end)
    {
        if (end == from.Number)
            return new DatasetVersionDiff(from, to, 0, 0, 0, from.ItemsTotal);
        var (older, newer) = from.Number < end ? (from.Number, end) : (end, from.Number);
        var row = session.Prepare(Sql).Bind(1, dataset.Key).Bind(2, older).Bind(3, newer);
        row.Step();
        var (added, modified, deleted) = (row.Int64(0), row.Int64(1), row.Int64(2));
        row.Reset();
        if (from.Number > end)
            (added, deleted) = (deleted, added);
        return new DatasetVersionDiff(from, to, added, modified, deleted, from.ItemsTotal - modified - deleted);
    }
}
