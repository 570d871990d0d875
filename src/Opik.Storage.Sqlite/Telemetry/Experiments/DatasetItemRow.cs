using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>The revision of a dataset item that an experiment saw.</summary>
internal static class DatasetItemRow
{
    // An item that came after the version, or was never part of one, is shown as it is now.
    private const string SeqSql = """
        SELECT seq FROM dataset_item INDEXED BY dataset_item_version WHERE dataset = ?1 AND id = ?2
        ORDER BY (?3 IS NOT NULL AND from_version <= ?3 AND (to_version IS NULL OR to_version > ?3)) DESC, from_version DESC LIMIT 1
        """;

    private const string RowSql =
        "SELECT i.source, i.trace, i.span, i.description, i.tags, i.evaluators, i.execution_policy, d.data, i.created_at, i.created_by, i.last_updated_at, i.last_updated_by "
        + "FROM dataset_item i CROSS JOIN dataset_item_data d ON d.key = i.data WHERE i.seq = ?1";

    private static readonly string[] Sources = ["manual", "span", "sdk", "trace"];

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

    /// <summary>The item of a row number; of null one of which only the id is known.</summary>
    public static ComparedItem Read(SqliteSession session, long? seq, Guid id, Guid dataset)
    {
        var row = session.Prepare(RowSql).Bind(1, seq);
        try
        {
            if (!row.Step())
                return new ComparedItem { Id = id, DatasetId = dataset };
            return new ComparedItem
            {
                Id = id,
                DatasetId = dataset,
                Source = Sources[row.Int32(0)],
                TraceId = row.NullableId(1),
                SpanId = row.NullableId(2),
                Description = row.Text(3),
                Tags = TagText.Read(row.Text(4)) is { Count: > 0 } tags ? tags : null,
                Evaluators = ExperimentRow.Json(row, 5),
                ExecutionPolicy = ExperimentRow.Json(row, 6),
                Data = PayloadCodec.Decode(row.Blob(7), PayloadParts.Input).Input,
                CreatedAt = row.Time(8),
                CreatedBy = row.Text(9),
                LastUpdatedAt = row.Time(10),
                LastUpdatedBy = row.Text(11),
            };
        }
        finally
        {
            row.Reset();
        }
    }

    /// <summary>The data of a row number.</summary>
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
