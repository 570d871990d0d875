using System.Buffers;

namespace Opik.Server.Hosting.Json;

/// <summary>A growing buffer on pooled arrays. Not safe for concurrent use; nothing may keep its memory after dispose.</summary>
internal sealed class PooledBuffer(int initialCapacity = 4096) : IBufferWriter<byte>, IDisposable
{
    // Larger arrays are left to the collector: a pool would hold them for good.
    private const int LargestPooled = 16 * 1024 * 1024;
    private byte[] _array = Rent(initialCapacity);

    /// <summary>Number of bytes written.</summary>
    public int WrittenCount { get; private set; }

    /// <summary>What was written.</summary>
    public ReadOnlyMemory<byte> WrittenMemory => _array.AsMemory(0, WrittenCount);

    /// <summary>What was written.</summary>
    public ReadOnlySpan<byte> WrittenSpan => _array.AsSpan(0, WrittenCount);

    /// <inheritdoc />
    public void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, _array.Length - WrittenCount);
        WrittenCount += count;
    }

    /// <inheritdoc />
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Ensure(sizeHint);
        return _array.AsMemory(WrittenCount);
    }

    /// <inheritdoc />
    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    /// <summary>Forgets what was written, keeps the memory.</summary>
    public void Clear() => WrittenCount = 0;

    /// <inheritdoc />
    public void Dispose()
    {
        var array = _array;
        _array = [];
        WrittenCount = 0;
        Return(array);
    }

    private void Ensure(int sizeHint)
    {
        var needed = Math.Max(sizeHint, 256);
        if (_array.Length - WrittenCount >= needed)
            return;
        var size = (int)Math.Min(Array.MaxLength, Math.Max((long)_array.Length * 2, (long)WrittenCount + needed));
        var larger = Rent(size);
        WrittenSpan.CopyTo(larger);
        var old = _array;
        _array = larger;
        Return(old);
    }

    private static byte[] Rent(int size) =>
        size <= LargestPooled ? ArrayPool<byte>.Shared.Rent(size) : GC.AllocateUninitializedArray<byte>(size);

    private static void Return(byte[] array)
    {
        if (array.Length is > 0 and <= LargestPooled)
            ArrayPool<byte>.Shared.Return(array);
    }
}
