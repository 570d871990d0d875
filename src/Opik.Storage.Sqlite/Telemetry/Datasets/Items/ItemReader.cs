using System.Text;
using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Reads items whole, by their rows.</summary>
internal static class ItemReader
{
    private const string Sql = """
        SELECT i.id, i.source, i.trace, i.span, i.description, i.tags, i.evaluators, i.execution_policy, i.created_at, i.created_by, i.last_updated_at,
          i.last_updated_by, p.data
        FROM dataset_item i JOIN dataset_item_data p ON p.key = i.data WHERE i.seq = ?1
        """;

    /// <summary>The items in the order of their rows.</summary>
    public static List<DatasetItem> Read(SqliteSession session, Guid dataset, IReadOnlyList<long> seqs)
    {
        var items = new List<DatasetItem>(seqs.Count);
        var row = session.Prepare(Sql);
        try
        {
            foreach (var seq in seqs)
            {
                row.Bind(1, seq);
                if (row.Step())
                    items.Add(Read(row, dataset));
                row.Reset();
            }
        }
        finally
        {
            row.Reset();
        }

        return items;
    }

    /// <summary>The maps alone.</summary>
    public static IEnumerable<JsonText> Data(SqliteSession session, IReadOnlyList<long> seqs)
    {
        var row = session.Prepare("SELECT p.data FROM dataset_item i JOIN dataset_item_data p ON p.key = i.data WHERE i.seq = ?1");
        try
        {
            foreach (var seq in seqs)
            {
                row.Bind(1, seq);
                if (row.Step())
                    yield return ItemData.Decode(row.Blob(0));
                row.Reset();
            }
        }
        finally
        {
            row.Reset();
        }
    }

    private static DatasetItem Read(SqliteStatement row, Guid dataset) => new()
    {
        DatasetId = dataset,
        Id = row.Id(0),
        Source = (DatasetItemSource)row.Int32(1),
        TraceId = row.NullableId(2),
        SpanId = row.NullableId(3),
        Description = row.Text(4),
        Tags = TagText.Read(row.Text(5)),
        Evaluators = Json(row.Text(6)),
        ExecutionPolicy = Json(row.Text(7)),
        CreatedAt = row.Time(8),
        CreatedBy = row.Text(9),
        LastUpdatedAt = row.Time(10),
        LastUpdatedBy = row.Text(11),
        Data = ItemData.Decode(row.Blob(12)),
    };

    private static JsonText? Json(string? text) => text is null ? null : new JsonText(Encoding.UTF8.GetBytes(text));
}
