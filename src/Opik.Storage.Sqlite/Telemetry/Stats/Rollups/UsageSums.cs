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

    /// <summary>Tokens: <c>total_tokens</c>, or input and output where the total was not sent.</summary>
    public long Tokens => _keys.TryGetValue("total_tokens", out var total)
        ? total.Sum
        : _keys.GetValueOrDefault("prompt_tokens").Sum + _keys.GetValueOrDefault("completion_tokens").Sum;

    /// <summary>Forgets everything.</summary>
    public void Clear() => _keys.Clear();

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

    /// <summary>Writes the keys, each after a 1, and a 0 as the end.</summary>
    public void Encode(CellWriter writer)
    {
        foreach (var (key, (sum, rows)) in _keys)
            Write(writer, key, sum, rows);
        writer.Signed(0);
    }

    /// <summary>Adds what <see cref="Encode"/> wrote.</summary>
    public void AddEncoded(ref CellReader reader)
    {
        while (reader.Signed() != 0)
        {
            var key = reader.TextBytes();
            AddUtf8(key, reader.Signed(), reader.Signed());
        }
    }

    /// <summary>Writes the sum of stored keys and these; false when nothing is left.</summary>
    public bool Merge(ref CellReader stored, CellWriter writer)
    {
        var any = false;
        var merged = new HashSet<string>(StringComparer.Ordinal);
        while (stored.Signed() != 0)
        {
            var key = stored.TextBytes();
            var (sum, rows) = (stored.Signed(), stored.Signed());
            if (_keys.Count > 0 && Encoding.UTF8.GetString(key) is var text && _keys.TryGetValue(text, out var own))
            {
                merged.Add(text);
                (sum, rows) = (unchecked(sum + own.Sum), rows + own.Rows);
            }

            if ((sum, rows) == (0, 0))
                continue;
            writer.Signed(1);
            writer.Text(key);
            writer.Signed(sum);
            writer.Signed(rows);
            any = true;
        }

        foreach (var (key, (sum, rows)) in _keys)
        {
            if (merged.Contains(key))
                continue;
            Write(writer, key, sum, rows);
            any = true;
        }

        writer.Signed(0);
        return any;
    }

    private static void Write(CellWriter writer, string key, long sum, long rows)
    {
        writer.Signed(1);
        writer.Text(key);
        writer.Signed(sum);
        writer.Signed(rows);
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
