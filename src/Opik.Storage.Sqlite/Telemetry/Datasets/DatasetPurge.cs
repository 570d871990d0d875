namespace Opik.Storage.Sqlite;

/// <summary>Deletes datasets: the head at once, what hangs on it in pieces that leave the writer free in between.</summary>
internal static class DatasetPurge
{
    // Some ten milliseconds of the writer.
    private const int Piece = 1000;

    /// <summary>Deletes the head and notes what is left; experiments name it by its id, which is then of nothing.</summary>
    public static void Hide(TelemetryWrite write, DatasetKey dataset)
    {
        write.Session.Prepare("DELETE FROM dataset WHERE key = ?1").Bind(1, dataset.Key).Execute();
        write.Session.Prepare("INSERT INTO dataset_purge (dataset) VALUES (?1)").Bind(1, dataset.Key).Execute();
    }

    /// <summary>Removes items of one deleted dataset, or its versions when it has none; false: nothing is left.</summary>
    public static bool RemovePiece(SqliteSession session)
    {
        var row = session.Prepare("SELECT min(dataset) FROM dataset_purge");
        row.Step();
        var dataset = row.NullableInt64(0);
        row.Reset();
        if (dataset is not { } key)
            return false;
        session.Prepare("DELETE FROM dataset_item_data WHERE key IN (SELECT data FROM dataset_item INDEXED BY dataset_item_version WHERE dataset = ?1 LIMIT ?2)")
            .Bind(1, key).Bind(2, Piece).Execute();
        session.Prepare("DELETE FROM dataset_item WHERE seq IN (SELECT seq FROM dataset_item INDEXED BY dataset_item_version WHERE dataset = ?1 LIMIT ?2)")
            .Bind(1, key).Bind(2, Piece).Execute();
        if (session.Changes > 0)
            return true;
        session.Prepare("DELETE FROM dataset_version_tag WHERE dataset = ?1").Bind(1, key).Execute();
        session.Prepare("DELETE FROM dataset_version WHERE dataset = ?1").Bind(1, key).Execute();
        session.Prepare("DELETE FROM dataset_purge WHERE dataset = ?1").Bind(1, key).Execute();
        return true;
    }
}
