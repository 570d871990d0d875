using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Which queues traces or threads are items of.</summary>
internal static class QueueMembership
{
    private const int IdBytes = 16;

    // The ids come as one value, side by side: a page of any size is one statement.
    private static readonly string OfItemsSql = $"""
        WITH RECURSIVE n(i) AS (VALUES (0) UNION ALL SELECT i + 1 FROM n WHERE i + 1 < length(?1) / {IdBytes})
        SELECT i.item, q.id, q.name FROM n
        CROSS JOIN annotation_queue_item i INDEXED BY annotation_queue_item_entity ON i.item = substr(?1, n.i * {IdBytes} + 1, {IdBytes})
        CROSS JOIN annotation_queue q ON q.key = i.queue WHERE i.removed = 0 AND q.ws = ?2 AND q.scope = ?3 ORDER BY q.id
        """;

    /// <summary>Queues by item, oldest queue first; items of none are left out. One look at the queues tells a workspace without any.</summary>
    public static Dictionary<Guid, IReadOnlyList<AnnotationQueueReference>> Read(SqliteSession session, long workspace, ScoredEntity scope, IReadOnlyCollection<Guid> ids)
    {
        var queues = new Dictionary<Guid, IReadOnlyList<AnnotationQueueReference>>();
        if (ids.Count == 0 || !HasQueues(session, workspace))
            return queues;
        var row = session.Prepare(OfItemsSql).Bind(1, Joined(ids)).Bind(2, workspace).Bind(3, (long)scope);
        while (row.Step())
        {
            var item = row.Id(0);
            queues[item] = [.. queues.GetValueOrDefault(item, []), new AnnotationQueueReference(row.Id(1), row.Text(2)!)];
        }

        row.Reset();
        return queues;
    }

    /// <summary>Keys of the queues whose id, as a list of one, meets a condition.</summary>
    public static List<long> Matching(SqliteSession session, long workspace, ScoredEntity scope, FilterOperator @operator, string value)
    {
        var keys = new List<long>();
        var row = session.Prepare("SELECT key, id FROM annotation_queue WHERE ws = ?1 AND scope = ?2").Bind(1, workspace).Bind(2, (long)scope);
        while (row.Step())
        {
            if (TextCondition.MatchesAny([row.Id(1).ToString()], @operator, value))
                keys.Add(row.Int64(0));
        }

        row.Reset();
        return keys;
    }

    private static bool HasQueues(SqliteSession session, long workspace)
    {
        var row = session.Prepare("SELECT 1 FROM annotation_queue WHERE ws = ?1 LIMIT 1").Bind(1, workspace);
        try
        {
            return row.Step();
        }
        finally
        {
            row.Reset();
        }
    }

    private static byte[] Joined(IReadOnlyCollection<Guid> ids)
    {
        var bytes = new byte[ids.Count * IdBytes];
        var at = 0;
        foreach (var id in ids)
        {
            id.TryWriteBytes(bytes.AsSpan(at), bigEndian: true, out _);
            at += IdBytes;
        }

        return bytes;
    }
}
