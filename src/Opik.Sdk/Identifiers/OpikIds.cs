using System.Buffers.Binary;
using Opik.Contracts;

namespace Opik.Identifiers;

/// <summary>
/// Ids that a program brings along. Everything in Opik has a UUID of version 7 (RFC 9562): milliseconds since 1970, then
/// random bits, so that ids sort by time.
/// </summary>
public static class OpikIds
{
    /// <summary>
    /// Makes the id of version 7 for a time out of one of version 4: the same two always give the same id, so that a program
    /// can find again what it logged under an id of its own. Python twin: <c>uuid4_to_uuid7</c>.
    /// </summary>
    /// <param name="time">The time; cut to milliseconds.</param>
    /// <param name="version4">The id of version 4; braces and <c>urn:uuid:</c> are passed over.</param>
    /// <exception cref="ArgumentException">It is no UUID of version 4.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The time is before 1970.</exception>
    public static Guid FromVersion4(DateTimeOffset time, string version4)
    {
        if (!UuidText.TryParse(version4, out var id) || !UuidText.IsRfc4122(id) || id.Version != 4)
            throw new ArgumentException($"'{version4}' is no UUID of version 4.", nameof(version4));
        return FromVersion4(time, id);
    }

    /// <inheritdoc cref="FromVersion4(DateTimeOffset, string)"/>
    public static Guid FromVersion4(DateTimeOffset time, Guid version4)
    {
        if (!UuidText.IsRfc4122(version4) || version4.Version != 4)
            throw new ArgumentException($"'{version4}' is no UUID of version 4.", nameof(version4));
        var milliseconds = (time - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMillisecond;
        ArgumentOutOfRangeException.ThrowIfNegative(milliseconds, nameof(time));
        Span<byte> bytes = stackalloc byte[16];
        version4.TryWriteBytes(bytes, bigEndian: true, out _);
        BinaryPrimitives.WriteUInt16BigEndian(bytes, (ushort)(milliseconds >> 32));
        BinaryPrimitives.WriteUInt32BigEndian(bytes[2..], (uint)milliseconds);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x70);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>
    /// Whether a text is a UUID of version 7; braces, <c>urn:uuid:</c> and missing hyphens are allowed. Python twin:
    /// <c>is_valid_uuid_v7</c>.
    /// </summary>
    public static bool IsValid(string? text) => UuidText.TryParse(text, out var id) && UuidText.IsRfc4122(id) && UuidV7.Is(id);
}
