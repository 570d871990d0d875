namespace Opik.Storage.Sqlite;

/// <summary>Rows of the table <c>annotation_queue_item</c>.</summary>
internal static class QueueItems
{
    // What a person adds again is in the queue by hand from then on; the automation never touches a row that is there.
    private const string AddSql = """
        INSERT INTO annotation_queue_item (queue, item, source, removed, added_at) VALUES (?1, ?2, ?3, 0, ?4)
        ON CONFLICT (queue, item) DO UPDATE SET source = 0, removed = 0, added_at = excluded.added_at WHERE removed = 1 AND excluded.source = 0
        """;

    /// <summary>Adds an item unless it is there; false when nothing changed.</summary>
    public static bool Add(TelemetryWrite write, long queue, Guid item, bool automated)
    {
        write.Session.Prepare(AddSql).Bind(1, queue).Bind(2, item).Bind(3, automated ? 1L : 0L).Bind(4, write.Now).Execute();
        return write.Session.Changes > 0;
    }

    /// <summary>Takes an item out, and ends the work on it.</summary>
    public static void Remove(TelemetryWrite write, long queue, Guid item)
    {
        write.Session.Prepare("UPDATE annotation_queue_item SET removed = 1 WHERE queue = ?1 AND item = ?2").Bind(1, queue).Bind(2, item).Execute();
        write.Session.Prepare("DELETE FROM annotation_queue_lock WHERE queue = ?1 AND item = ?2").Bind(1, queue).Bind(2, item).Execute();
    }

    /// <summary>The item; null when it is not in the queue now.</summary>
    public static QueueItem? Find(SqliteSession session, long queue, Guid item)
    {
        var row = session.Prepare("SELECT source FROM annotation_queue_item WHERE queue = ?1 AND item = ?2 AND removed = 0").Bind(1, queue).Bind(2, item);
        try
        {
            return row.Step() ? new QueueItem(item, row.Int64(0) != 0) : null;
        }
        finally
        {
            row.Reset();
        }
    }

    /// <summary>A trace or thread is deleted: it leaves all queues of the workspace for good.</summary>
    public static void Forget(TelemetryWrite write, Guid item)
    {
        const string Queues = "queue IN (SELECT i.queue FROM annotation_queue_item i CROSS JOIN annotation_queue q ON q.key = i.queue WHERE i.item = ?1 AND q.ws = ?2)";
        write.Session.Prepare($"DELETE FROM annotation_queue_lock WHERE item = ?1 AND {Queues}").Bind(1, item).Bind(2, write.Workspace).Execute();
        write.Session.Prepare($"DELETE FROM annotation_queue_item WHERE item = ?1 AND {Queues}").Bind(1, item).Bind(2, write.Workspace).Execute();
    }
}
