namespace Opik.Storage.Sqlite;

/// <summary>One stored revision of an item, without its map.</summary>
/// <param name="Seq">Row.</param>
/// <param name="From">First version that sees it.</param>
/// <param name="To">First version that does not any more; null: the latest sees it.</param>
/// <param name="Item">Its columns; the map by its key.</param>
/// <param name="CreatedAt">When the item was first stored, microseconds since 1970.</param>
/// <param name="CreatedBy">By whom.</param>
internal sealed record ItemRevision(long Seq, int From, int? To, EncodedItem Item, long CreatedAt, string CreatedBy)
{
    private const string Columns = "seq, from_version, to_version, source, trace, span, description, tags, evaluators, execution_policy, data, created_at, created_by";

    /// <summary>All revisions of an item, oldest first.</summary>
    public static List<ItemRevision> All(SqliteSession session, long dataset, Guid id)
    {
        var row = session.Prepare($"SELECT {Columns} FROM dataset_item WHERE dataset = ?1 AND id = ?2 ORDER BY from_version").Bind(1, dataset).Bind(2, id);
        var revisions = new List<ItemRevision>();
        while (row.Step())
            revisions.Add(Read(row, id));
        row.Reset();
        return revisions;
    }

    /// <summary>Whether a version sees it.</summary>
    public bool IsIn(int version) => From <= version && (To is null || To > version);

    private static ItemRevision Read(SqliteStatement row, Guid id) => new(
        row.Int64(0),
        row.Int32(1),
        (int?)row.NullableInt64(2),
        new EncodedItem
        {
            Id = id,
            Source = (DatasetItemSource)row.Int32(3),
            Trace = row.NullableId(4),
            Span = row.NullableId(5),
            Description = row.Text(6),
            Tags = row.Text(7),
            Evaluators = row.Text(8),
            Policy = row.Text(9),
            DataKey = row.Int64(10),
        },
        row.Int64(11),
        row.Text(12)!);
}
