using System.Text;

namespace Opik.Storage.Sqlite;

/// <summary>Reads what <see cref="CellWriter"/> wrote.</summary>
internal ref struct CellReader(ReadOnlySpan<byte> data)
{
    private readonly ReadOnlySpan<byte> _data = data;
    private int _position;

    /// <summary>A 64-bit integer.</summary>
    public long Signed()
    {
        var value = Unsigned();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    /// <summary>A 128-bit integer.</summary>
    public Int128 Wide()
    {
        var low = (ulong)Signed();
        var high = (ulong)Signed();
        return new Int128(high, low);
    }

    /// <summary>The bytes of a text; valid as long as the data.</summary>
    public ReadOnlySpan<byte> TextBytes()
    {
        var length = (int)Unsigned();
        var text = _data.Slice(_position, length);
        _position += length;
        return text;
    }

    private ulong Unsigned()
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var next = _data[_position++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return value;
        }
    }
}
