using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Opik.Tracing;

/// <summary>
/// Ids of traces and spans: version 7 (RFC 9562) with the fraction of the millisecond in the 12 bits after the version
/// (§6.2, method 3), so that ids of one process sort as they were made. Random bytes are drawn in blocks, because one call of
/// the system per id would cost more than the span.
/// </summary>
internal static class EntityIds
{
    private const int BlockSize = 1024;
    private const int RandomBytes = 8;

    [ThreadStatic]
    private static byte[]? block;

    [ThreadStatic]
    private static int used;

    /// <summary>A new id for <paramref name="time"/> (UTC).</summary>
    public static Guid New(DateTime time)
    {
        var ticks = (ulong)Math.Max(0, time.Ticks - DateTime.UnixEpoch.Ticks);
        var (milliseconds, rest) = Math.DivRem(ticks, (ulong)TimeSpan.TicksPerMillisecond);
        var fraction = rest * 4096 / TimeSpan.TicksPerMillisecond;
        Span<byte> id = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(id, (milliseconds << 16) | 0x7000 | fraction);
        Random().CopyTo(id[8..]);
        id[8] = (byte)((id[8] & 0x3F) | 0x80);
        return new Guid(id, bigEndian: true);
    }

    private static ReadOnlySpan<byte> Random()
    {
        var bytes = block ??= new byte[BlockSize];
        if (used == 0)
            RandomNumberGenerator.Fill(bytes);
        var random = bytes.AsSpan(used, RandomBytes);
        used = (used + RandomBytes) % BlockSize;
        return random;
    }
}
