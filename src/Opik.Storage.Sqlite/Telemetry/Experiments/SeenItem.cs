namespace Opik.Storage.Sqlite;

/// <summary>The revision of a dataset item that an experiment saw.</summary>
internal static class SeenItem
{
    // An item that came after the version, or was never part of one, is shown as it is now.
    private const string SeqSql = """
        SELECT seq FROM dataset_item INDEXED BY dataset_item_version WHERE dataset = ?1 AND id = ?2
        ORDER BY (?3 IS NOT NULL AND from_version <= ?3 AND (to_version IS NULL OR to_version > ?3)) DESC, from_version DESC LIMIT 1
        """;

    /// <summary>Row number of the revision of a version (null: the newest); null when the dataset never had the item.</summary>
    public static long? Seq(SqliteSession session, long dataset, Guid item, long? version)
    {
        var row = session.Prepare(SeqSql).Bind(1, dataset).Bind(2, item).Bind(3, version);
        try
        {
            return row.Step() ? row.Int64(0) : null;
        }
        finally
        {
            row.Reset();
        }
    }

    /// <summary>The map of a row number, as the input of a payload.</summary>
    public static Payload Data(SqliteSession session, long seq)
    {
        var row = session.Prepare("SELECT d.data FROM dataset_item i CROSS JOIN dataset_item_data d ON d.key = i.data WHERE i.seq = ?1").Bind(1, seq);
        try
        {
            return row.Step() ? PayloadCodec.Decode(row.Blob(0), PayloadParts.Input) : default;
        }
        finally
        {
            row.Reset();
        }
    }
}
