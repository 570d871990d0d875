namespace Opik.Storage.Sqlite;

/// <summary>
/// Members of the data of a dataset version. They are read once per revision of the version, from its newest
/// <see cref="Sampled"/> items: a page must not wait for a million of them.
/// </summary>
internal sealed class DatasetColumns
{
    /// <summary>Items that are looked at.</summary>
    public const int Sampled = 2000;

    private const int Remembered = 1000;

    private readonly KeyCache<(long Dataset, long Version, long Revision), IReadOnlyList<JsonColumn>> _known = new(Remembered);

    /// <summary>The members; none when the dataset is deleted or empty.</summary>
    public IReadOnlyList<JsonColumn> Read(ComparisonScope scope)
    {
        if (scope.Dataset is not { } dataset || Find(scope.Context.Session, dataset, scope.Version) is not var (version, revision))
            return [];
        if (_known.TryGet((dataset, version, revision), out var columns))
            return columns;
        columns = Sample(scope.Context.Session, dataset, version);
        _known.Add((dataset, version, revision), columns);
        return columns;
    }

    private static (long Version, long Revision)? Find(SqliteSession session, long dataset, long? version)
    {
        var row = session
            .Prepare("SELECT number, revision FROM dataset_version WHERE dataset = ?1 AND (?2 IS NULL OR number = ?2) ORDER BY number DESC LIMIT 1")
            .Bind(1, dataset).Bind(2, version);
        try
        {
            return row.Step() ? (row.Int64(0), row.Int64(1)) : null;
        }
        finally
        {
            row.Reset();
        }
    }

    private static IReadOnlyList<JsonColumn> Sample(SqliteSession session, long dataset, long version)
    {
        var columns = new JsonColumns();
        var row = session
            .Prepare("""
                SELECT d.data FROM dataset_item i INDEXED BY dataset_item_version CROSS JOIN dataset_item_data d ON d.key = i.data
                WHERE i.dataset = ?1 AND i.from_version <= ?2 AND (i.to_version IS NULL OR i.to_version > ?2) ORDER BY i.id DESC LIMIT ?3
                """)
            .Bind(1, dataset).Bind(2, version).Bind(3, (long)Sampled);
        while (row.Step())
            columns.Add(ItemData.Decode(row.Blob(0)));
        row.Reset();
        return columns.Columns;
    }
}
