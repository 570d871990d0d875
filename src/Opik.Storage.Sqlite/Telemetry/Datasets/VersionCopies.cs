namespace Opik.Storage.Sqlite;

/// <summary>Gives a new version the items of another one, before anything else changes in it.</summary>
internal static class VersionCopies
{
    private const string ItemColumns = "source, trace, span, description, tags, evaluators, execution_policy";

    private const string AuditColumns = "created_at, created_by, last_updated_at, last_updated_by";

    // The same item with the same content, at the version ?4 of the dataset ?3.
    private const string Same = """
        SELECT 1 FROM dataset_item s WHERE s.dataset = ?3 AND s.id = c.id AND s.from_version <= ?4 AND (s.to_version IS NULL OR s.to_version > ?4)
          AND s.source = c.source AND s.trace IS c.trace AND s.span IS c.span AND s.description IS c.description AND s.tags IS c.tags
          AND s.evaluators IS c.evaluators AND s.execution_policy IS c.execution_policy
          AND (SELECT data FROM dataset_item_data WHERE key = s.data) = (SELECT data FROM dataset_item_data WHERE key = c.data)
        """;

    /// <summary>
    /// Items, evaluators and policy of the older version <paramref name="old"/> of the same dataset: what came later is
    /// closed, what went later comes back, and nothing else is written.
    /// </summary>
    public static void GoBack(TelemetryWrite write, long dataset, int old, int version)
    {
        var modified = Count(write.Session, """
            SELECT count(*) FROM dataset_item c WHERE c.dataset = ?1 AND c.to_version IS NULL AND c.from_version > ?2
              AND EXISTS (SELECT 1 FROM dataset_item r WHERE r.dataset = ?1 AND r.id = c.id AND r.from_version <= ?2 AND r.to_version > ?2)
            """, dataset, old);
        write.Session.Prepare("UPDATE dataset_item SET to_version = ?3 WHERE dataset = ?1 AND to_version IS NULL AND from_version > ?2 AND from_version < ?3")
            .Bind(1, dataset).Bind(2, old).Bind(3, version).Execute();
        var closed = write.Session.Changes;
        write.Session.Prepare($"""
            INSERT INTO dataset_item (dataset, id, from_version, to_version, data, {ItemColumns}, {AuditColumns})
            SELECT dataset, id, ?3, NULL, data, {ItemColumns}, {AuditColumns} FROM dataset_item
            WHERE dataset = ?1 AND from_version <= ?2 AND to_version > ?2
            """).Bind(1, dataset).Bind(2, old).Bind(3, version).Execute();
        Note(write, dataset, version, opened: write.Session.Changes, closed, modified);
        write.Session.Prepare("""
            UPDATE dataset_version AS n SET evaluators = o.evaluators, execution_policy = o.execution_policy
            FROM dataset_version o WHERE n.dataset = ?1 AND n.number = ?3 AND o.dataset = ?1 AND o.number = ?2
            """).Bind(1, dataset).Bind(2, old).Bind(3, version).Execute();
    }

    /// <summary>The items of a version of another dataset, with their ids.</summary>
    /// <exception cref="EntityNotFoundException">No such dataset or version.</exception>
    public static void TakeOver(TelemetryWrite write, long dataset, int version, DatasetCopySource source)
    {
        var from = DatasetKeys.Require(write, source.DatasetId);
        var old = VersionRows.Find(write.Session, from.Key, source.VersionId) ?? throw VersionRows.Missing(source.VersionId.ToString("D"));
        if (from.Key == dataset)
        {
            GoBack(write, dataset, old, version);
            return;
        }

        write.Session.Prepare($"UPDATE dataset_item AS c SET to_version = ?2 WHERE c.dataset = ?1 AND c.to_version IS NULL AND NOT EXISTS ({Same})")
            .Bind(1, dataset).Bind(2, version).Bind(3, from.Key).Bind(4, old).Execute();
        var closed = write.Session.Changes;
        long opened = 0, modified = 0;
        foreach (var (seq, data, replaces) in Missing(write.Session, dataset, version, from.Key, old))
        {
            write.Session.Prepare("INSERT INTO dataset_item_data (data) SELECT data FROM dataset_item_data WHERE key = ?1").Bind(1, data).Execute();
            var copy = write.Session.LastInsertRowId;
            write.Session.Prepare($"""
                INSERT INTO dataset_item (dataset, id, from_version, to_version, data, {ItemColumns}, {AuditColumns})
                SELECT ?1, id, ?2, NULL, ?3, {ItemColumns}, {AuditColumns} FROM dataset_item WHERE seq = ?4
                """).Bind(1, dataset).Bind(2, version).Bind(3, copy).Bind(4, seq).Execute();
            opened++;
            modified += replaces ? 1 : 0;
        }

        Note(write, dataset, version, opened, closed, modified);
    }

    private static List<(long Seq, long Data, bool Replaces)> Missing(SqliteSession session, long dataset, int version, long from, int old)
    {
        var row = session.Prepare("""
            SELECT s.seq, s.data, EXISTS (SELECT 1 FROM dataset_item c WHERE c.dataset = ?1 AND c.id = s.id AND c.to_version = ?2) FROM dataset_item s
            WHERE s.dataset = ?3 AND s.from_version <= ?4 AND (s.to_version IS NULL OR s.to_version > ?4)
              AND NOT EXISTS (SELECT 1 FROM dataset_item c WHERE c.dataset = ?1 AND c.id = s.id AND c.to_version IS NULL)
            """).Bind(1, dataset).Bind(2, version).Bind(3, from).Bind(4, old);
        var missing = new List<(long, long, bool)>();
        while (row.Step())
            missing.Add((row.Int64(0), row.Int64(1), row.Int64(2) != 0));
        row.Reset();
        return missing;
    }

    private static void Note(TelemetryWrite write, long dataset, int version, long opened, long closed, long modified)
    {
        var counts = new VersionCounts(dataset);
        counts.Total(version, null, opened - closed);
        counts.Changes(version, opened - modified, modified, closed - modified);
        counts.Apply(write);
    }

    private static long Count(SqliteSession session, string sql, long dataset, int old)
    {
        var row = session.Prepare(sql).Bind(1, dataset).Bind(2, old);
        row.Step();
        var count = row.Int64(0);
        row.Reset();
        return count;
    }
}
