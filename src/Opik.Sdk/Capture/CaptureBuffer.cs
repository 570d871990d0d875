using System.Buffers;

namespace Opik.Capture;

/// <summary>
/// Bytes that grow up to a limit. The limit ends the serialisation of objects with endless or enormous parts (a property that is
/// an endless sequence) before they take the process's memory.
/// </summary>
internal sealed class CaptureBuffer : IBufferWriter<byte>
{
    private const int SmallestSize = 1024;
    private byte[] _bytes = new byte[SmallestSize];
    private int _length;

    /// <summary>Bytes that may be written, at most.</summary>
    public int Limit { get; set; } = int.MaxValue;

    /// <summary>What has been written.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    /// <summary>Size of the memory held.</summary>
    public int Capacity => _bytes.Length;

    /// <summary>Forgets what has been written and keeps the memory.</summary>
    public void Clear() => _length = 0;

    /// <inheritdoc />
    public void Advance(int count) => _length += count;

    /// <inheritdoc />
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        MakeRoom(sizeHint);
        return _bytes.AsMemory(_length);
    }

    /// <inheritdoc />
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        MakeRoom(sizeHint);
        return _bytes.AsSpan(_length);
    }

    private void MakeRoom(int size)
    {
        size = Math.Max(size, 1);
        if (_bytes.Length - _length >= size)
            return;
        if (_length >= Limit)
            throw new InvalidOperationException($"its JSON is larger than {Limit} bytes");
        var wanted = Math.Max((long)_length + size, Math.Min(_bytes.Length * 2L, Array.MaxLength));
        Array.Resize(ref _bytes, checked((int)wanted));
    }
}
