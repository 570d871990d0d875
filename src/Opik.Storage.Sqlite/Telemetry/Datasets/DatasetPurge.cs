namespace Opik.Storage.Sqlite;

/// <summary>Deletes datasets: the head at once, what hangs on it in pieces that leave the writer free in between.</summary>
internal static class DatasetPurge
{
    private const int FewRows = 100;

    /// <summary>Deletes the head and notes what is left; experiments name it by its id, which is then of nothing.</summary>
    public static void Hide(TelemetryWrite write, DatasetKey dataset)
    {
        write.Session.Prepare("DELETE FROM dataset WHERE key = ?1").Bind(1, dataset.Key).Execute();
        write.Session.Prepare("INSERT INTO dataset_purge (dataset) VALUES (?1)").Bind(1, dataset.Key).Execute();
    }

    /// <summary>Whether anything is left of deleted datasets.</summary>
    public static bool IsWaiting(SqliteSession session) => First(session) is not null;

    /// <summary>Removes items of one deleted dataset, or its versions when it has none; false: nothing is left.</summary>
    public static bool RemovePiece(SqliteSession session)
    {
        if (First(session) is not { } key)
            return false;
        var turn = WriterTurn.Begin();
        while (RemoveItems(session, key))
        {
            if (turn.IsOver)
                return true;
        }

        // Bounded, unlike items.
        session.Prepare("DELETE FROM dataset_draft_item WHERE draft IN (SELECT key FROM dataset_draft WHERE dataset = ?1)").Bind(1, key).Execute();
        session.Prepare("DELETE FROM dataset_draft WHERE dataset = ?1").Bind(1, key).Execute();
        session.Prepare("DELETE FROM dataset_version_tag WHERE dataset = ?1").Bind(1, key).Execute();
        session.Prepare("DELETE FROM dataset_version WHERE dataset = ?1").Bind(1, key).Execute();
        session.Prepare("DELETE FROM dataset_purge WHERE dataset = ?1").Bind(1, key).Execute();
        return true;
    }

    private static long? First(SqliteSession session)
    {
        var row = session.Prepare("SELECT min(dataset) FROM dataset_purge");
        row.Step();
        var dataset = row.NullableInt64(0);
        row.Reset();
        return dataset;
    }

    // Revisions that share a map lie side by side, but for the last of these rows: the next ones find it gone.
    private static bool RemoveItems(SqliteSession session, long dataset)
    {
        session.Prepare("DELETE FROM dataset_item_data WHERE key IN (SELECT data FROM dataset_item INDEXED BY dataset_item_version WHERE dataset = ?1 LIMIT ?2)")
            .Bind(1, dataset).Bind(2, FewRows).Execute();
        session.Prepare("DELETE FROM dataset_item WHERE seq IN (SELECT seq FROM dataset_item INDEXED BY dataset_item_version WHERE dataset = ?1 LIMIT ?2)")
            .Bind(1, dataset).Bind(2, FewRows).Execute();
        return session.Changes > 0;
    }
}
