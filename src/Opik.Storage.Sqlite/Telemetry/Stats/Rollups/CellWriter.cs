using System.Text;

namespace Opik.Storage.Sqlite;

/// <summary>Writes a roll-up cell: zigzag variable-length integers and short texts. Reused from cell to cell.</summary>
internal sealed class CellWriter
{
    private byte[] _buffer = new byte[1024];
    private int _length;

    /// <summary>What was written since <see cref="Clear"/>.</summary>
    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, _length);

    /// <summary>Begins a new cell.</summary>
    public void Clear() => _length = 0;

    /// <summary>A 64-bit integer, 1 to 10 bytes.</summary>
    public void Signed(long value) => Unsigned((ulong)((value << 1) ^ (value >> 63)));

    /// <summary>A 128-bit integer: low and high half.</summary>
    public void Wide(Int128 value)
    {
        Signed((long)(ulong)value);
        Signed((long)(value >> 64));
    }

    /// <summary>A text, UTF-8, with its length before it.</summary>
    public void Text(string value)
    {
        var length = Encoding.UTF8.GetByteCount(value);
        Unsigned((ulong)length);
        Reserve(length);
        Encoding.UTF8.GetBytes(value, _buffer.AsSpan(_length));
        _length += length;
    }

    /// <summary>A text given as UTF-8.</summary>
    public void Text(ReadOnlySpan<byte> utf8)
    {
        Unsigned((ulong)utf8.Length);
        Reserve(utf8.Length);
        utf8.CopyTo(_buffer.AsSpan(_length));
        _length += utf8.Length;
    }

    private void Unsigned(ulong value)
    {
        Reserve(10);
        while (value >= 0x80)
        {
            _buffer[_length++] = (byte)(value | 0x80);
            value >>= 7;
        }

        _buffer[_length++] = (byte)value;
    }

    private void Reserve(int bytes)
    {
        if (_buffer.Length - _length < bytes)
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _length + bytes));
    }
}
