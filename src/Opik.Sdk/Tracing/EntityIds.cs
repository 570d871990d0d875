using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace Opik.Tracing;

/// <summary>
/// Ids of traces and spans: version 7 (RFC 9562) with the fraction of the millisecond in the 12 bits after the version
/// (§6.2, method 3), so that ids of one process sort as they were made. The other 62 bits come from the runtime's generator,
/// which every thread seeds from the system: ids are names, not secrets, and random bytes of the system would cost more than
/// the rest of the span.
/// </summary>
internal static class EntityIds
{
    private const ulong Version7 = 0x7000;
    private const ulong Variant = 1UL << 63;
    private const ulong RandomBits = (1UL << 62) - 1;

    /// <summary>A new id for <paramref name="time"/> (UTC).</summary>
    [SuppressMessage("Security", "CA5394", Justification = "An id is no secret.")]
    public static Guid New(DateTime time)
    {
        var ticks = (ulong)Math.Max(0, time.Ticks - DateTime.UnixEpoch.Ticks);
        var (milliseconds, rest) = Math.DivRem(ticks, (ulong)TimeSpan.TicksPerMillisecond);
        var fraction = rest * 4096 / TimeSpan.TicksPerMillisecond;
        Span<byte> id = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(id, (milliseconds << 16) | Version7 | fraction);
        BinaryPrimitives.WriteUInt64BigEndian(id[8..], Variant | ((ulong)Random.Shared.NextInt64() & RandomBits));
        return new Guid(id, bigEndian: true);
    }
}
