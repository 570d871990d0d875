using System.Diagnostics.CodeAnalysis;

namespace Opik.Storage.Sqlite;

/// <summary>
/// What is kept for few, by whom it is kept for: alerts that are on, rules of a project. Every change of a row empties it; changes are rare, and reading one entry again costs a look
/// into the file.
/// </summary>
internal sealed class RareRowsCache<TKey, TRow>
    where TKey : notnull
{
    // Most keys have nothing: an entry is some ten bytes.
    private const int MostKeys = 10_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<TKey, IReadOnlyList<TRow>> _rows = [];

    /// <summary>Changes so far.</summary>
    public long Version { get; private set; }

    /// <summary>The rows of a key, when they are known.</summary>
    public bool TryGet(TKey key, [NotNullWhen(true)] out IReadOnlyList<TRow>? rows)
    {
        lock (_gate)
            return _rows.TryGetValue(key, out rows);
    }

    /// <summary>Keeps what was read, unless something has changed since <paramref name="version"/>.</summary>
    public void Set(TKey key, IReadOnlyList<TRow> rows, long version)
    {
        lock (_gate)
        {
            if (version != Version)
                return;
            if (_rows.Count >= MostKeys)
                _rows.Clear();
            _rows[key] = rows;
        }
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            Version++;
            _rows.Clear();
        }
    }
}
