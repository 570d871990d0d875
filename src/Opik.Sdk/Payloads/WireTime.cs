using System.Globalization;

namespace Opik.Payloads;

/// <summary>
/// Times as the Python client writes them: <c>2025-01-13T15:27:54Z</c>, with six decimals when there is a fraction, and with
/// the offset when it is not that of UTC. What is finer than a microsecond keeps its seventh decimal.
/// </summary>
internal static class WireTime
{
    /// <summary>Longest text that is written.</summary>
    public const int MaxLength = 33;

    /// <summary>The text of an instant.</summary>
    public static string Text(DateTimeOffset time) => string.Create(CultureInfo.InvariantCulture, $"{time.ToString(Format(time.Ticks), CultureInfo.InvariantCulture)}{(time.Offset == TimeSpan.Zero ? "Z" : time.ToString("zzz", CultureInfo.InvariantCulture))}");

    /// <summary>The text of a time of day.</summary>
    public static string Text(TimeOnly time) => time.ToString(Format(time.Ticks)[11..], CultureInfo.InvariantCulture);

    /// <summary>Writes the text of an instant without making one.</summary>
    /// <param name="time">The instant.</param>
    /// <param name="utf8">At least <see cref="MaxLength"/> bytes.</param>
    /// <returns>Bytes written.</returns>
    public static int Write(DateTimeOffset time, Span<byte> utf8)
    {
        time.TryFormat(utf8, out var written, Format(time.Ticks), CultureInfo.InvariantCulture);
        if (time.Offset == TimeSpan.Zero)
        {
            utf8[written++] = (byte)'Z';
            return written;
        }

        time.TryFormat(utf8[written..], out var offset, "zzz", CultureInfo.InvariantCulture);
        return written + offset;
    }

    private static string Format(long ticks) => (ticks % TimeSpan.TicksPerSecond, ticks % TimeSpan.TicksPerMicrosecond) switch
    {
        (0, _) => "yyyy-MM-ddTHH:mm:ss",
        (_, 0) => "yyyy-MM-ddTHH:mm:ss.ffffff",
        _ => "yyyy-MM-ddTHH:mm:ss.fffffff",
    };
}
