using System.Diagnostics.CodeAnalysis;

namespace Opik.Prompts.Jinja.Values;

/// <summary>Keys and values in the order of their arrival; <c>1</c>, <c>1.0</c> and <c>true</c> are one key.</summary>
internal sealed class JinjaDict
{
    private static readonly object None = new();
    private readonly OrderedDictionary<object, object?> _entries = new(ValueComparer.Instance);

    public int Count => _entries.Count;

    public IEnumerable<object?> Keys => _entries.Keys.Select(Unwrapped);

    public IEnumerable<object?> Values => _entries.Values;

    public IEnumerable<KeyValuePair<object?, object?>> Entries => _entries.Select(entry => KeyValuePair.Create(Unwrapped(entry.Key), entry.Value));

    public void Set(object? key, object? value) => _entries[key ?? None] = value;

    public bool TryGet(object? key, [MaybeNullWhen(false)] out object? value) => _entries.TryGetValue(key ?? None, out value);

    public bool Remove(object? key) => _entries.Remove(key ?? None);

    public void Clear() => _entries.Clear();

    public JinjaDict Copy()
    {
        var copy = new JinjaDict();
        foreach (var (key, value) in Entries)
            copy.Set(key, value);
        return copy;
    }

    private static object? Unwrapped(object key) => ReferenceEquals(key, None) ? null : key;
}
