namespace Opik.Storage.Sqlite;

/// <summary>About how many bytes datasets and experiments take: items by the size of some of them, runs by their number.</summary>
internal static class DatasetBytes
{
    private const int Samples = 256;
    private const int OfItem = 350;
    private const int OfRun = 300;

    /// <summary>Of a workspace; null: of all.</summary>
    public static double Of(SqliteSession session, long? workspace)
    {
        var items = Count(session, $"SELECT count(*) FROM dataset d CROSS JOIN dataset_item i WHERE i.dataset = d.key{(workspace is null ? "" : " AND d.ws = ?1")}", workspace);
        var runs = Count(session, $"SELECT count(*) FROM experiment_item{(workspace is null ? "" : " WHERE ws = ?1")}", workspace);
        return (items * (OfItem + (items == 0 ? 0 : AverageData(session)))) + (runs * OfRun);
    }

    private static double AverageData(SqliteSession session)
    {
        var end = SqliteDatabase.Number(session, "SELECT coalesce(max(key) + 1, 0) FROM dataset_item_data");
        var row = session.Prepare("SELECT key, length(data) FROM dataset_item_data WHERE key >= ?1 ORDER BY key LIMIT 1");
        var (rows, bytes) = (0, 0L);
        for (long next = 0, step = Math.Max(1, end / Samples); next < end; rows++)
        {
            row.Bind(1, next);
            if (!row.Step())
            {
                row.Reset();
                break;
            }

            bytes += row.Int64(1);
            next = Math.Max(next + step, row.Int64(0) + 1);
            row.Reset();
        }

        return rows == 0 ? 0 : (double)bytes / rows;
    }

    private static long Count(SqliteSession session, string sql, long? workspace)
    {
        var row = session.Prepare(sql);
        if (workspace is not null)
            row.Bind(1, workspace);
        row.Step();
        var count = row.Int64(0);
        row.Reset();
        return count;
    }
}
