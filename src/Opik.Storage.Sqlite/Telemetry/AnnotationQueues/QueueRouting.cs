using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Tests entities against the automated queues of their project and adds those that match. On the writer only.</summary>
internal sealed class QueueRouting(TelemetryWrite write)
{
    // Older clients do not say their source; they are programs that log.
    private static readonly string Logged = $"source IN ({(int)EntitySource.Sdk},{(int)EntitySource.Unknown})";

    private readonly Dictionary<(long Project, ScoredEntity Kind), List<QueueRow>> _queues = [];
    private readonly Dictionary<long, long> _counts = [];

    /// <summary>Number of items added.</summary>
    public int Added { get; private set; }

    /// <summary>Looks at one entity; false: its trace has not come yet.</summary>
    public bool Route(ScoredEntity kind, Guid entity)
    {
        if ((kind == ScoredEntity.Trace ? OfTrace(entity) : OfThread(entity)) is not { } origin)
            return false;
        var queues = origin.IsLogged ? Queues(origin.Project, kind) : [];
        if (queues.Count == 0)
            return true;
        var scores = ScoreRows.Read(write.Session, write.Workspace, kind, [entity]).GetValueOrDefault(entity, [])
            .ToDictionary(score => score.Name, score => score.Value, StringComparer.Ordinal);
        foreach (var queue in queues)
        {
            if (queue.Queue.Automation!.Groups.Any(group => group.Holds(scores)))
                Add(queue, entity);
        }

        return true;
    }

    private void Add(QueueRow queue, Guid entity)
    {
        if (!_counts.TryGetValue(queue.Key, out var count))
            count = QueueTotals.Count(write.Session, queue.Key);
        if (!(count >= queue.Queue.Automation!.MaxItems) && QueueItems.Add(write, queue.Key, entity, automated: true))
        {
            count++;
            Added++;
        }

        _counts[queue.Key] = count;
    }

    private List<QueueRow> Queues(long project, ScoredEntity kind)
    {
        if (!_queues.TryGetValue((project, kind), out var queues))
            _queues.Add((project, kind), queues = QueueRow.FindAutomated(write.Session, project, kind));
        return queues;
    }

    private (long Project, bool IsLogged)? OfTrace(Guid id) => Origin(
        write.Session.Prepare($"SELECT project, {Logged} FROM trace WHERE id = ?1 AND ws = ?2 AND flags & {RowPayload.Partial} = 0").Bind(1, id).Bind(2, write.Workspace));

    private (long Project, bool IsLogged)? OfThread(Guid id) => Origin(
        write.Session.Prepare($"""
            SELECT h.project, max({Logged}) FROM thread h CROSS JOIN trace r INDEXED BY trace_thread ON r.project = h.project AND r.thread = h.thread
            WHERE h.model_id = ?1 AND h.ws = ?2 GROUP BY h.project
            """).Bind(1, id).Bind(2, write.Workspace));

    private static (long Project, bool IsLogged)? Origin(SqliteStatement row)
    {
        try
        {
            return row.Step() ? (row.Int64(0), row.Int64(1) != 0) : null;
        }
        finally
        {
            row.Reset();
        }
    }
}
