namespace Opik.Storage.Sqlite;

/// <summary>
/// Small numbers of workspaces and projects. Like terms they are never deleted, and remembered only when committed.
/// </summary>
internal sealed class ProjectKeys
{
    private const int CachedKeys = 20_000;

    private readonly KeyCache<Guid, long> _workspaces = new(CachedKeys);
    private readonly KeyCache<(Guid Workspace, Guid Project), long> _keys = new(CachedKeys);
    private readonly KeyCache<long, Guid> _ids = new(CachedKeys);
    private HashSet<long>? _deleted;

    /// <summary>Key of a workspace, made when new. On the writer only.</summary>
    public long InternWorkspace(SqliteSession session, Guid id)
    {
        if (_workspaces.TryGet(id, out var key))
            return key;
        if (SelectWorkspace(session, id) is { } stored)
            return stored;
        session.Prepare("INSERT INTO workspace (id) VALUES (?1)").Bind(1, id).Execute();
        return session.LastInsertRowId;
    }

    /// <summary>Key of a project, made when new. On the writer only; see <see cref="TermTable.Intern"/>.</summary>
    public long Intern(SqliteSession session, long workspace, Guid workspaceId, Guid id, Dictionary<Guid, long> fresh)
    {
        if (_keys.TryGet((workspaceId, id), out var key) || fresh.TryGetValue(id, out key))
            return key;
        if (Select(session, workspace, id) is { } stored)
        {
            key = stored;
        }
        else
        {
            session.Prepare("INSERT INTO project (ws, id) VALUES (?1, ?2)").Bind(1, workspace).Bind(2, id).Execute();
            key = session.LastInsertRowId;
        }

        fresh.Add(id, key);
        return key;
    }

    /// <summary>Key of a project on the writer, where it may not be committed yet; null when nothing was ever written to it.</summary>
    public long? Peek(SqliteSession session, long workspace, Guid workspaceId, Guid id) =>
        _keys.TryGet((workspaceId, id), out var key) ? key : Select(session, workspace, id);

    /// <summary>Whether a project is deleted: its rows are being removed, and no more may come. On the writer only.</summary>
    public bool IsDeleted(SqliteSession session, long key) => (_deleted ??= SelectDeleted(session)).Contains(key);

    /// <summary>Notes in the file that a project is deleted; to be given to <see cref="Deleted"/> after the commit. On the writer only.</summary>
    public void Delete(SqliteSession session, long key, long now)
    {
        // Before this change, which may be undone.
        _deleted ??= SelectDeleted(session);
        session.Prepare("UPDATE project SET deleted_at = ?2 WHERE key = ?1 AND deleted_at IS NULL").Bind(1, key).Bind(2, now).Execute();
    }

    /// <summary>Remembers a committed deletion. On the writer's thread only.</summary>
    public void Deleted(long key) => _deleted?.Add(key);

    /// <summary>Remembers committed keys.</summary>
    public void Publish(Guid workspaceId, long workspace, Dictionary<Guid, long> fresh)
    {
        if (workspace != 0)
            _workspaces.Add(workspaceId, workspace);
        foreach (var (id, key) in fresh)
            Remember(workspaceId, id, key);
    }

    /// <summary>Key of a workspace as a reader sees it; null when nothing was ever written to it.</summary>
    public long? Find(SqliteSession reader, Guid workspaceId)
    {
        if (_workspaces.TryGet(workspaceId, out var key))
            return key;
        if (SelectWorkspace(reader, workspaceId) is not { } stored)
            return null;
        _workspaces.Add(workspaceId, stored);
        return stored;
    }

    /// <summary>Key of a project as a reader sees it; null when nothing was ever written to it.</summary>
    public long? Find(SqliteSession reader, Guid workspaceId, Guid projectId)
    {
        if (_keys.TryGet((workspaceId, projectId), out var key))
            return key;
        if (Find(reader, workspaceId) is not { } workspace || Select(reader, workspace, projectId) is not { } stored)
            return null;
        Remember(workspaceId, projectId, stored);
        return stored;
    }

    /// <summary>Id of a project key; null when there is no such key.</summary>
    public Guid? Id(SqliteSession session, long key)
    {
        if (_ids.TryGet(key, out var id))
            return id;
        // Not remembered here: on the writer the row may not be committed yet.
        var statement = session.Prepare("SELECT id FROM project WHERE key = ?1").Bind(1, key);
        try
        {
            return statement.Step() ? statement.Id(0) : null;
        }
        finally
        {
            statement.Reset();
        }
    }

    private void Remember(Guid workspaceId, Guid id, long key)
    {
        _keys.Add((workspaceId, id), key);
        _ids.Add(key, id);
    }

    private static long? SelectWorkspace(SqliteSession session, Guid id)
    {
        var statement = session.Prepare("SELECT key FROM workspace WHERE id = ?1").Bind(1, id);
        try
        {
            return statement.Step() ? statement.Int64(0) : null;
        }
        finally
        {
            statement.Reset();
        }
    }

    private static HashSet<long> SelectDeleted(SqliteSession session)
    {
        var keys = new HashSet<long>();
        var statement = session.Prepare("SELECT key FROM project WHERE deleted_at IS NOT NULL");
        while (statement.Step())
            keys.Add(statement.Int64(0));
        statement.Reset();
        return keys;
    }

    private static long? Select(SqliteSession session, long workspace, Guid id)
    {
        var statement = session.Prepare("SELECT key FROM project WHERE ws = ?1 AND id = ?2").Bind(1, workspace).Bind(2, id);
        try
        {
            return statement.Step() ? statement.Int64(0) : null;
        }
        finally
        {
            statement.Reset();
        }
    }
}
