using System.Collections.Concurrent;

namespace Opik.Storage.Sqlite;

/// <summary>
/// Last changes of traces by project: noted in memory, written together. A row per ingested batch would double the
/// commits of a server for a value that only orders a list.
/// </summary>
internal sealed class SqliteProjectActivity(SqliteDatabase database) : IProjectActivity
{
    // One entry per project written to since the last flush.
    private readonly ConcurrentDictionary<(Guid Workspace, Guid Project), DateTime> _pending = new();

    public void Note(Guid workspaceId, Guid projectId, DateTime time) =>
        _pending.AddOrUpdate((workspaceId, projectId), time, (_, known) => known > time ? known : time);

    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (_pending.IsEmpty)
            return;
        // A later note of the same project changes its value and so survives the removal below.
        var written = _pending.ToArray();
        await database.WriteAsync(
            session =>
            {
                foreach (var (key, time) in written)
                {
                    session.Prepare("UPDATE project SET last_trace_at = max(coalesce(last_trace_at, 0), ?3) WHERE ws = ?1 AND id = ?2")
                        .Bind(1, key.Workspace)
                        .Bind(2, key.Project)
                        .Bind(3, time)
                        .Execute();
                }
            },
            cancellationToken: cancellationToken);
        foreach (var entry in written)
            _pending.TryRemove(entry);
    }

    /// <summary>A change that is not written yet.</summary>
    public DateTime? Pending(Guid workspace, Guid project) => _pending.TryGetValue((workspace, project), out var time) ? time : null;
}
