namespace Opik.Storage.Sqlite;

/// <summary>What is remembered of a version is good for one revision of it.</summary>
/// <param name="Dataset">Key of the dataset, never given twice.</param>
/// <param name="Number">Number of the version.</param>
/// <param name="Revision">Grows with every change of its items.</param>
internal readonly record struct VersionKey(long Dataset, int Number, long Revision)
{
    /// <summary>The version as a reader sees it, with its number of items.</summary>
    public static (VersionKey Key, long Total) Read(SqliteSession session, long dataset, int number)
    {
        var row = session.Prepare("SELECT revision, items_total FROM dataset_version WHERE dataset = ?1 AND number = ?2").Bind(1, dataset).Bind(2, number);
        row.Step();
        var found = (new VersionKey(dataset, number, row.Int64(0)), row.Int64(1));
        row.Reset();
        return found;
    }
}
