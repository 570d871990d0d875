using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Opik.Storage.Sqlite;

/// <summary>
/// A bounded map of committed, never changing pairs. When it is full it starts anew: what is in use comes back with
/// one look-up each, and no bookkeeping is paid on every hit.
/// </summary>
internal sealed class KeyCache<TKey, TValue>(int limit)
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, TValue> _values = [];
    private int _count;

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value) => _values.TryGetValue(key, out value);

    public void Add(TKey key, TValue value)
    {
        if (!_values.TryAdd(key, value))
            return;
        if (Interlocked.Increment(ref _count) <= limit)
            return;
        _values.Clear();
        Interlocked.Exchange(ref _count, 0);
    }
}
