using System.Buffers.Binary;
using System.Text;

namespace Opik.Evaluation.Lexicons.Tables;

/// <summary>
/// A read-only map from texts to bytes in one array: keys ascend by their UTF-8 bytes and share beginnings with the one before.
/// A search halves the blocks of 16 entries, then reads one. The format is described in <c>data/packed-table.mjs</c>, which writes it.
/// </summary>
internal sealed class PackedTable
{
    private const int BlockSize = 16;
    private const int LongestKey = 256;
    private readonly byte[] _bytes;
    private readonly int _blocks;
    private readonly int _start;

    /// <param name="bytes">The table as it was written.</param>
    public PackedTable(byte[] bytes)
    {
        _bytes = bytes;
        Count = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        _blocks = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(4));
        _start = 8 + (4 * _blocks);
    }

    /// <summary>How many entries there are.</summary>
    public int Count { get; }

    /// <summary>Bytes in memory.</summary>
    public int Size => _bytes.Length;

    /// <summary>Whether there is such a key.</summary>
    public bool Contains(ReadOnlySpan<char> key) => TryGet(key, out _);

    /// <summary>The payload of a key.</summary>
    /// <returns>Whether there is such a key.</returns>
    public bool TryGet(ReadOnlySpan<char> key, out ReadOnlySpan<byte> payload)
    {
        Span<byte> utf8 = stackalloc byte[LongestKey];
        payload = default;
        return Encoding.UTF8.TryGetBytes(key, utf8, out var length) && TryGet(utf8[..length], out payload);
    }

    /// <summary>The payload of a key of bytes.</summary>
    /// <returns>Whether there is such a key.</returns>
    public bool TryGet(scoped ReadOnlySpan<byte> key, out ReadOnlySpan<byte> payload)
    {
        payload = default;
        if (Count == 0)
            return false;
        var (low, high) = (0, _blocks - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (FirstKey(middle).SequenceCompareTo(key) <= 0)
                low = middle;
            else
                high = middle - 1;
        }

        Span<byte> buffer = stackalloc byte[LongestKey];
        var reader = new PackedTableReader(Rest(low), buffer);
        for (var i = low * BlockSize; i < Math.Min(Count, (low + 1) * BlockSize); i++)
        {
            reader.Next();
            var order = reader.Key.SequenceCompareTo(key);
            if (order > 0)
                return false;
            if (order < 0)
                continue;
            payload = _bytes.AsSpan(Place(low) + reader.PayloadStart, reader.PayloadLength);
            return true;
        }

        return false;
    }

    /// <summary>The key at a place in the order of keys.</summary>
    public string KeyAt(int ordinal)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)ordinal, (uint)Count, nameof(ordinal));
        Span<byte> buffer = stackalloc byte[LongestKey];
        var reader = new PackedTableReader(Rest(ordinal / BlockSize), buffer);
        for (var i = 0; i <= ordinal % BlockSize; i++)
            reader.Next();
        return Encoding.UTF8.GetString(reader.Key);
    }

    /// <summary>Hands over every entry in the order of keys.</summary>
    public void ForEach(PackedTableEntry visit)
    {
        if (Count == 0)
            return;
        Span<byte> buffer = stackalloc byte[LongestKey];
        var reader = new PackedTableReader(Rest(0), buffer);
        for (var i = 0; i < Count; i++)
        {
            reader.Next();
            visit(reader.Key, _bytes.AsSpan(_start + reader.PayloadStart, reader.PayloadLength));
        }
    }

    private int Place(int block) => _start + BinaryPrimitives.ReadInt32LittleEndian(_bytes.AsSpan(8 + (4 * block)));

    private ReadOnlySpan<byte> Rest(int block) => _bytes.AsSpan(Place(block));

    // The first key of a block shares nothing, so that it can be read where it stands.
    private ReadOnlySpan<byte> FirstKey(int block) => _bytes.AsSpan(Place(block) + 2, _bytes[Place(block) + 1]);
}
