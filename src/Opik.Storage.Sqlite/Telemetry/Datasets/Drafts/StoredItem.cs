using System.Text;
using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>An item with its map, as the tables of items and of drafts both hold it.</summary>
/// <param name="Item">Its columns, with the blob of the map.</param>
/// <param name="CreatedAt">First stored, microseconds since 1970.</param>
/// <param name="CreatedBy">First author.</param>
/// <param name="UpdatedAt">Last change.</param>
/// <param name="UpdatedBy">Last author.</param>
internal sealed record StoredItem(EncodedItem Item, long CreatedAt, string CreatedBy, long UpdatedAt, string UpdatedBy)
{
    /// <summary>What <see cref="Read"/> takes, of the alias <c>i</c>; the blob comes before it.</summary>
    public const string Columns = """
        i.id, i.source, i.trace, i.span, i.description, i.tags, i.evaluators, i.execution_policy, i.created_at, i.created_by, i.last_updated_at, i.last_updated_by
        """;

    /// <summary>The item as a version has it; null when it has none of the id.</summary>
    public static StoredItem? Of(SqliteSession session, long dataset, int version, Guid id)
    {
        var row = session.Prepare($"""
            SELECT p.data, {Columns} FROM dataset_item i INDEXED BY dataset_item_version JOIN dataset_item_data p ON p.key = i.data
            WHERE i.dataset = ?1 AND i.id = ?2 AND i.from_version <= ?3 AND (i.to_version IS NULL OR i.to_version > ?3)
            """).Bind(1, dataset).Bind(2, id).Bind(3, version);
        var found = row.Step() ? Read(row) : null;
        row.Reset();
        return found;
    }

    /// <summary>A row of the blob and <see cref="Columns"/>.</summary>
    public static StoredItem Read(SqliteStatement row, int first = 0) => new(
        new EncodedItem
        {
            Data = row.Blob(first).ToArray(),
            Id = row.Id(first + 1),
            Source = (DatasetItemSource)row.Int32(first + 2),
            Trace = row.NullableId(first + 3),
            Span = row.NullableId(first + 4),
            Description = row.Text(first + 5),
            Tags = row.Text(first + 6),
            Evaluators = row.Text(first + 7),
            Policy = row.Text(first + 8),
        },
        row.Int64(first + 9),
        row.Text(first + 10)!,
        row.Int64(first + 11),
        row.Text(first + 12)!);

    /// <summary>Whether both hold the same.</summary>
    public bool Holds(EncodedItem other) => Item with { Data = null } == other with { Data = null } && Item.Data.AsSpan().SequenceEqual(other.Data);

    /// <summary>The item for callers.</summary>
    public DatasetItem ToItem(Guid dataset) => new()
    {
        DatasetId = dataset,
        Id = Item.Id,
        Source = Item.Source,
        TraceId = Item.Trace,
        SpanId = Item.Span,
        Description = Item.Description,
        Tags = TagText.Read(Item.Tags),
        Evaluators = Json(Item.Evaluators),
        ExecutionPolicy = Json(Item.Policy),
        Data = ItemData.Decode(Item.Data),
        CreatedAt = SqliteTime.FromMicroseconds(CreatedAt),
        CreatedBy = CreatedBy,
        LastUpdatedAt = SqliteTime.FromMicroseconds(UpdatedAt),
        LastUpdatedBy = UpdatedBy,
    };

    /// <summary>The columns of an item that was merged.</summary>
    public static EncodedItem Encode(DatasetItem item) => new()
    {
        Id = item.Id,
        Source = item.Source,
        Trace = item.TraceId,
        Span = item.SpanId,
        Description = item.Description,
        Tags = EncodedItem.TagsText(item.Tags),
        Evaluators = EncodedItem.ArrayText(item.Evaluators),
        Policy = item.ExecutionPolicy?.ToString(),
        Data = EncodedItem.Blob(item.Data),
    };

    private static JsonText? Json(string? text) => text is null ? null : new JsonText(Encoding.UTF8.GetBytes(text));
}
