using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Opik.Storage.Sqlite;

/// <summary>
/// What ingest knows of names in a workspace, so that it need not ask the file. Changed only on the writer's thread, after
/// the commit that made it true: a lookup that ran before a rename can never put a stale entry back after it.
/// </summary>
/// <param name="limit">Entries at most; a full cache starts afresh, because names may come from anyone.</param>
internal sealed class NameCache<T>(int limit)
{
    private readonly ConcurrentDictionary<(Guid Workspace, string Key), T> _entries = new();

    /// <summary>What is known of the name.</summary>
    public bool TryGet(Guid workspace, string key, [MaybeNullWhen(false)] out T value) => _entries.TryGetValue((workspace, key), out value);

    /// <summary>Remembers; writer's thread only.</summary>
    public void Set(Guid workspace, string key, T value)
    {
        if (_entries.Count >= limit)
            _entries.Clear();
        _entries[(workspace, key)] = value;
    }

    /// <summary>Forgets everything of a workspace; writer's thread only.</summary>
    public void Forget(Guid workspace)
    {
        foreach (var key in _entries.Keys)
        {
            if (key.Workspace == workspace)
                _entries.TryRemove(key, out _);
        }
    }
}
