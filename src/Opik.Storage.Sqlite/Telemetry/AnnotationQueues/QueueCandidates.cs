using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Entities whose scores were written where a queue is automated. On the writer only.</summary>
internal static class QueueCandidates
{
    private const string NoteSql = """
        INSERT INTO annotation_queue_candidate (ws, kind, entity, since, waits)
        SELECT ?1, ?2, ?3, ?4, 0 WHERE EXISTS (SELECT 1 FROM annotation_queue WHERE project = ?5 AND scope = ?2 AND automated = 1)
        ON CONFLICT DO UPDATE SET since = excluded.since, waits = 0
        """;

    /// <summary>Notes, with the score, that the entity is to be looked at. Without an automated queue it is one look at an empty index.</summary>
    public static void Note(TelemetryWrite write, ScoredEntity kind, long project, Guid entity)
    {
        if (kind != ScoredEntity.Span)
            write.Session.Prepare(NoteSql).Bind(1, write.Workspace).Bind(2, (long)kind).Bind(3, entity).Bind(4, write.Now).Bind(5, project).Execute();
    }

    /// <summary>Lets those that wait for their trace be looked at again, and gives up on those that have waited since before <paramref name="before"/>.</summary>
    public static void Retry(SqliteSession session, long before)
    {
        session.Prepare("DELETE FROM annotation_queue_candidate WHERE waits = 1 AND since < ?1").Bind(1, before).Execute();
        session.Prepare("UPDATE annotation_queue_candidate SET waits = 0 WHERE waits = 1").Execute();
    }

    /// <summary>The first of those to be looked at in a workspace.</summary>
    public static List<(ScoredEntity Kind, Guid Entity)> Next(SqliteSession session, long workspace, int most)
    {
        var next = new List<(ScoredEntity, Guid)>();
        var row = session.Prepare("SELECT kind, entity FROM annotation_queue_candidate INDEXED BY annotation_queue_candidate_new WHERE waits = 0 AND ws = ?1 ORDER BY kind, entity LIMIT ?2")
            .Bind(1, workspace).Bind(2, most);
        while (row.Step())
            next.Add(((ScoredEntity)row.Int32(0), row.Id(1)));
        row.Reset();
        return next;
    }

    /// <summary>Workspaces with some to be looked at.</summary>
    public static List<Guid> Workspaces(SqliteSession session)
    {
        var ids = new List<Guid>();
        var row = session.Prepare("SELECT w.id FROM workspace w WHERE EXISTS (SELECT 1 FROM annotation_queue_candidate c INDEXED BY annotation_queue_candidate_new WHERE c.waits = 0 AND c.ws = w.key)");
        while (row.Step())
            ids.Add(row.Id(0));
        row.Reset();
        return ids;
    }

    /// <summary>Whether any waits for its trace.</summary>
    public static bool AnyWaits(SqliteSession session)
    {
        var row = session.Prepare("SELECT 1 FROM annotation_queue_candidate WHERE waits = 1 LIMIT 1");
        try
        {
            return row.Step();
        }
        finally
        {
            row.Reset();
        }
    }

    /// <summary>The entity is deleted: nobody need look at it.</summary>
    public static void Forget(TelemetryWrite write, ScoredEntity kind, Guid entity) =>
        write.Session.Prepare("DELETE FROM annotation_queue_candidate WHERE ws = ?1 AND kind = ?2 AND entity = ?3").Bind(1, write.Workspace).Bind(2, (long)kind).Bind(3, entity).Execute();

    /// <summary>It has been looked at: done, or it waits for its trace.</summary>
    public static void Looked(TelemetryWrite write, ScoredEntity kind, Guid entity, bool waits)
    {
        var sql = waits
            ? "UPDATE annotation_queue_candidate SET waits = 1 WHERE ws = ?1 AND kind = ?2 AND entity = ?3"
            : "DELETE FROM annotation_queue_candidate WHERE ws = ?1 AND kind = ?2 AND entity = ?3";
        write.Session.Prepare(sql).Bind(1, write.Workspace).Bind(2, (long)kind).Bind(3, entity).Execute();
    }
}
