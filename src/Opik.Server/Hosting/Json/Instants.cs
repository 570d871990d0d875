using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Opik.Server.Hosting.Json;

/// <summary>Instants of the wire. All are UTC with microseconds, between 1970 and 2262 (what the stores can hold).</summary>
internal static class Instants
{
    /// <summary>Longest text that <see cref="Format"/> writes: <c>2026-11-21T03:00:00.123456Z</c>.</summary>
    public const int MaxLength = 27;

    private static readonly DateTime Latest = new(2262, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>True when the time can be stored.</summary>
    public static bool IsInRange(DateTime time) => time >= DateTime.UnixEpoch && time < Latest;

    /// <summary>ISO 8601 in UTC: whole seconds without a fraction, else six digits.</summary>
    public static int Format(DateTime time, Span<byte> destination)
    {
        var utc = time.Kind == DateTimeKind.Local ? time.ToUniversalTime() : time;
        var hasFraction = utc.Ticks % TimeSpan.TicksPerSecond >= TimeSpan.TicksPerMicrosecond;
        utc.TryFormat(destination, out var length, hasFraction ? "yyyy-MM-ddTHH:mm:ss.ffffff" : "yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
        destination[length] = (byte)'Z';
        return length + 1;
    }

    /// <summary>Text of <see cref="Format"/>.</summary>
    public static string ToText(DateTime time)
    {
        Span<byte> text = stackalloc byte[MaxLength];
        return Encoding.ASCII.GetString(text[..Format(time, text)]);
    }

    /// <summary>
    /// Reads the current value: ISO 8601 with offset or <c>Z</c>, or seconds since 1970 as a number (with a fraction).
    /// False when it is neither; the range is not checked.
    /// </summary>
    public static bool TryRead(ref Utf8JsonReader reader, out DateTime time)
    {
        time = default;
        switch (reader.TokenType)
        {
            case JsonTokenType.Number:
                return reader.TryGetDecimal(out var seconds) && TryFromSeconds(seconds, out time);
            case JsonTokenType.String when !reader.ValueIsEscaped && !reader.HasValueSequence:
                return TryParse(reader.ValueSpan, out time);
            case JsonTokenType.String:
                return TryParse(Encoding.UTF8.GetBytes(reader.GetString()!), out time);
            default:
                return false;
        }
    }

    /// <summary>Parses ISO 8601 with an offset or <c>Z</c>; nanoseconds are cut to microseconds. Digits alone are seconds since 1970.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out DateTime time)
    {
        time = default;
        if (text.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0)
            return text.Length is > 0 and <= 12 && Utf8Parser.TryParse(text, out long seconds, out _) && TryFromSeconds(seconds, out time);
        // Utf8Parser 'O' takes exactly seven digits; clients send none, three, six or nine.
        // 2026-11-21T03:00:00.123456789+01:00
        if (text.Length is < 17 or > 40 || text[4] != '-' || text[7] != '-' || (text[10] | 0x20) is not ('t' or ' ') || text[13] != ':')
            return false;
        if (!Digits(text[..4], out var year) || !Digits(text[5..7], out var month) || !Digits(text[8..10], out var day)
            || !Digits(text[11..13], out var hour) || !Digits(text[14..16], out var minute))
            return false;
        var rest = text[16..];
        var second = 0;
        long ticks = 0;
        if (rest[0] == ':')
        {
            if (rest.Length < 4 || !Digits(rest[1..3], out second))
                return false;
            rest = rest[3..];
            if (rest[0] is (byte)'.' or (byte)',' && !TryFraction(ref rest, out ticks))
                return false;
        }

        if (year is < 1 or > 9999 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 59
            || !TryOffset(rest, out var offsetMinutes))
            return false;
        var local = new DateTime(year, month, day, hour, minute, second, DateTimeKind.Utc).Ticks + ticks - offsetMinutes * TimeSpan.TicksPerMinute;
        if (local < 0 || local > DateTime.MaxValue.Ticks)
            return false;
        time = new DateTime(local, DateTimeKind.Utc);
        return true;
    }

    private static bool TryFraction(ref ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        var digits = 1;
        while (digits < text.Length && text[digits] is >= (byte)'0' and <= (byte)'9')
        {
            if (digits <= 6)
                ticks = ticks * 10 + (text[digits] - '0');
            digits++;
        }

        if (digits is 1 or > 10)
            return false;
        for (var i = Math.Min(digits, 7); i <= 7; i++)
            ticks *= 10;
        text = text[digits..];
        return true;
    }

    private static bool TryOffset(ReadOnlySpan<byte> text, out int minutes)
    {
        minutes = 0;
        if (text.Length == 1)
            return (text[0] | 0x20) == 'z';
        if (text.Length is not (3 or 5 or 6) || text[0] is not ((byte)'+' or (byte)'-') || !Digits(text[1..3], out var hours) || hours > 18)
            return false;
        if (text.Length > 3)
        {
            if (text.Length == 6 && text[3] != ':')
                return false;
            if (!Digits(text[^2..], out minutes) || minutes > 59)
                return false;
        }

        minutes += hours * 60;
        if (text[0] == '-')
            minutes = -minutes;
        return true;
    }

    private static bool TryFromSeconds(decimal seconds, out DateTime time)
    {
        time = default;
        if (seconds is < -62135596800m or > 253402300799m)
            return false;
        var ticks = (long)decimal.Floor(seconds * 1_000_000m) * TimeSpan.TicksPerMicrosecond;
        time = DateTime.UnixEpoch.AddTicks(ticks);
        return true;
    }

    private static bool Digits(ReadOnlySpan<byte> text, out int value) =>
        Utf8Parser.TryParse(text, out value, out var consumed) && consumed == text.Length && text[0] is >= (byte)'0' and <= (byte)'9';
}
