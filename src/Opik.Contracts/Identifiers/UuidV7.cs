using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace Opik.Contracts;

/// <summary>
/// Version 7 identifiers (RFC 9562 §5.7): the first 48 bits are milliseconds since 1970, so ids sort by time.
/// Every client id on the wire is one; paging and time ranges rely on the order.
/// </summary>
public static class UuidV7
{
    /// <summary>A second, in 1/4096 milliseconds.</summary>
    private const long SameInstant = 1000L << 12;

    // A clock of its own has an order of its own: two clocks that disagree would reset each other's.
    private static readonly ConditionalWeakTable<TimeProvider, StrongBox<long>> Others = [];

    private static long _last;

    /// <summary>A new id for the time <paramref name="time"/>.</summary>
    public static Guid Create(DateTimeOffset time) => Guid.CreateVersion7(time);

    /// <summary>
    /// A new id for the present of <paramref name="clock"/>. Ids of one clock ascend in the order of the calls, also
    /// within a millisecond (RFC 9562 §6.2, method 3: the 12 bits after the version count 1/4096 milliseconds), so that
    /// lists in order of their ids are lists in order of creation.
    /// </summary>
    public static Guid Create(TimeProvider clock) =>
        Next(clock, ref ReferenceEquals(clock, TimeProvider.System) ? ref _last : ref Others.GetValue(clock, static _ => new StrongBox<long>()).Value);

    private static Guid Next(TimeProvider clock, ref long lastTick)
    {
        var now = clock.GetUtcNow().UtcTicks - DateTime.UnixEpoch.Ticks;
        var (milliseconds, ticks) = Math.DivRem(now, TimeSpan.TicksPerMillisecond);
        var tick = (milliseconds << 12) | (ticks * 4096 / TimeSpan.TicksPerMillisecond);
        while (true)
        {
            var last = Interlocked.Read(ref lastTick);
            // Behind by a moment: other calls of the same instant. Behind by more: a clock that was set back.
            var next = tick <= last && last - tick < SameInstant ? last + 1 : tick;
            if (Interlocked.CompareExchange(ref lastTick, next, last) == last)
                return Write(next);
        }
    }

    private static Guid Write(long tick)
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes[8..]);
        BinaryPrimitives.WriteUInt64BigEndian(bytes, ((ulong)(tick >> 12) << 16) | 0x7000 | ((ulong)tick & 0xFFF));
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>True when the version digit of <paramref name="id"/> is 7.</summary>
    public static bool Is(Guid id) => id.Version == 7;

    /// <summary>Milliseconds since 1970 in the first 48 bits of <paramref name="id"/>.</summary>
    public static long UnixMilliseconds(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return (long)(BinaryPrimitives.ReadUInt64BigEndian(bytes) >> 16);
    }

    /// <summary>The smallest id of the millisecond: a lower bound for range queries.</summary>
    public static Guid Floor(long unixMilliseconds)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, (ulong)unixMilliseconds << 16);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>
    /// A stable id for foreign bytes at a time: 48 bits of milliseconds, then the first 10 bytes of SHA-256 of
    /// <paramref name="source"/> with version and variant forced. The same input always gives the same id.
    /// </summary>
    public static Guid Derive(ReadOnlySpan<byte> source, long unixMilliseconds)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(source, hash);
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, (ulong)unixMilliseconds << 16);
        hash[..10].CopyTo(bytes[6..]);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x70);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
