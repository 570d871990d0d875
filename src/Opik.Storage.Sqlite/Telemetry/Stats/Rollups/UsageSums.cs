using System.Runtime.InteropServices;
using System.Text;

namespace Opik.Storage.Sqlite;

/// <summary>Per usage key: the sum, and how many rows have the key. Sums wrap around, so that taking out reverses exactly.</summary>
internal sealed class UsageSums
{
    private readonly Dictionary<string, (long Sum, long Rows)> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (long Sum, long Rows)>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public UsageSums() => _lookup = _keys.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Keys with their sums, in no order.</summary>
    public IReadOnlyDictionary<string, (long Sum, long Rows)> Keys => _keys;

    /// <summary>Counts one row in (1) or out (-1).</summary>
    public void Add(IReadOnlyDictionary<string, long>? usage, int sign)
    {
        if (usage is null)
            return;
        if (usage is Dictionary<string, long> plain)
        {
            foreach (var (key, value) in plain)
                Add(key, sign * value, sign);
            return;
        }

        foreach (var (key, value) in usage)
            Add(key, sign * value, sign);
    }

    /// <summary>Adds all of another.</summary>
    public void Add(UsageSums other, int sign)
    {
        foreach (var (key, (sum, rows)) in other._keys)
            Add(key, sign * sum, sign * rows);
    }

    /// <summary>Adds to one key.</summary>
    public void Add(string key, long sum, long rows)
    {
        ref var stored = ref CollectionsMarshal.GetValueRefOrAddDefault(_keys, key, out _);
        stored = (unchecked(stored.Sum + sum), stored.Rows + rows);
        if (stored == (0, 0))
            _keys.Remove(key);
    }

    /// <summary>Writes the keys.</summary>
    public void Encode(CellWriter writer)
    {
        writer.Signed(_keys.Count);
        foreach (var (key, (sum, rows)) in _keys)
        {
            writer.Text(key);
            writer.Signed(sum);
            writer.Signed(rows);
        }
    }

    /// <summary>Adds what <see cref="Encode"/> wrote.</summary>
    public void AddEncoded(ref CellReader reader)
    {
        var keys = reader.Signed();
        for (var i = 0L; i < keys; i++)
        {
            var key = reader.TextBytes();
            AddUtf8(key, reader.Signed(), reader.Signed());
        }
    }

    /// <summary>Adds to one key given as UTF-8, without making a text for a known key.</summary>
    public void AddUtf8(ReadOnlySpan<byte> key, long sum, long rows)
    {
        if (key.Length > 256)
        {
            Add(Encoding.UTF8.GetString(key), sum, rows);
            return;
        }

        Span<char> text = stackalloc char[256];
        text = text[..Encoding.UTF8.GetChars(key, text)];
        if (_lookup.TryGetValue(text, out var stored) && (stored.Rows + rows != 0 || unchecked(stored.Sum + sum) != 0))
            _lookup[text] = (unchecked(stored.Sum + sum), stored.Rows + rows);
        else
            Add(text.ToString(), sum, rows);
    }
}
