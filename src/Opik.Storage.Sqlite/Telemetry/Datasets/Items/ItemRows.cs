namespace Opik.Storage.Sqlite;

/// <summary>Writes rows of items and their maps.</summary>
internal static class ItemRows
{
    private const string InsertSql = """
        INSERT INTO dataset_item (dataset, id, from_version, to_version, source, trace, span, description, tags, evaluators, execution_policy, data,
          created_at, created_by, last_updated_at, last_updated_by)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)
        """;

    private const string UpdateSql = """
        UPDATE dataset_item SET source = ?2, trace = ?3, span = ?4, description = ?5, tags = ?6, evaluators = ?7, execution_policy = ?8, data = ?9,
          last_updated_at = ?10, last_updated_by = ?11
        WHERE seq = ?1
        """;

    /// <summary>Inserts a revision.</summary>
    public static void Insert(TelemetryWrite write, long dataset, EncodedItem item, int from, int? to, long createdAt, string createdBy) =>
        write.Session.Prepare(InsertSql)
            .Bind(12, Data(write.Session, item)).Bind(1, dataset).Bind(2, item.Id).Bind(3, from).Bind(4, (long?)to).Bind(5, (long)item.Source).Bind(6, item.Trace)
            .Bind(7, item.Span).Bind(8, item.Description).Bind(9, item.Tags).Bind(10, item.Evaluators).Bind(11, item.Policy)
            .Bind(13, createdAt).Bind(14, createdBy).Bind(15, write.Now).Bind(16, write.Scope.UserName).Execute();

    /// <summary>Replaces what a revision holds, for a version that may still change.</summary>
    public static void Update(TelemetryWrite write, long dataset, ItemRevision revision, EncodedItem item)
    {
        var data = Data(write.Session, item);
        write.Session.Prepare(UpdateSql)
            .Bind(1, revision.Seq).Bind(2, (long)item.Source).Bind(3, item.Trace).Bind(4, item.Span).Bind(5, item.Description).Bind(6, item.Tags)
            .Bind(7, item.Evaluators).Bind(8, item.Policy).Bind(9, data).Bind(10, write.Now).Bind(11, write.Scope.UserName).Execute();
        if (data != revision.Item.DataKey)
            DropData(write.Session, dataset, revision);
    }

    /// <summary>From <paramref name="version"/> on the revision is not seen any more.</summary>
    public static void Close(SqliteSession session, long seq, int version) =>
        session.Prepare("UPDATE dataset_item SET to_version = ?2 WHERE seq = ?1").Bind(1, seq).Bind(2, version).Execute();

    /// <summary>Removes a revision that only versions that may still change have seen.</summary>
    public static void Delete(SqliteSession session, long dataset, ItemRevision revision)
    {
        session.Prepare("DELETE FROM dataset_item WHERE seq = ?1").Bind(1, revision.Seq).Execute();
        DropData(session, dataset, revision);
    }

    /// <summary>Whether two items hold the same.</summary>
    public static bool Equal(SqliteSession session, EncodedItem stored, EncodedItem item) =>
        stored with { Data = null, DataKey = null } == item with { Data = null, DataKey = null }
        && (item.Data is null ? item.DataKey == stored.DataKey : IsData(session, stored.DataKey!.Value, item.Data));

    private static long Data(SqliteSession session, EncodedItem item)
    {
        if (item.Data is not { } blob)
            return item.DataKey!.Value;
        session.Prepare("INSERT INTO dataset_item_data (data) VALUES (?1)").Bind(1, (ReadOnlySpan<byte>)blob).Execute();
        return session.LastInsertRowId;
    }

    // Revisions of an item that differ in other columns share its map.
    private static void DropData(SqliteSession session, long dataset, ItemRevision revision) =>
        session.Prepare("DELETE FROM dataset_item_data WHERE key = ?1 AND NOT EXISTS (SELECT 1 FROM dataset_item WHERE dataset = ?2 AND id = ?3 AND data = ?1)")
            .Bind(1, revision.Item.DataKey).Bind(2, dataset).Bind(3, revision.Item.Id).Execute();

    private static bool IsData(SqliteSession session, long key, byte[] blob)
    {
        var row = session.Prepare("SELECT data FROM dataset_item_data WHERE key = ?1").Bind(1, key);
        var equal = row.Step() && row.Blob(0).SequenceEqual(blob);
        row.Reset();
        return equal;
    }
}
