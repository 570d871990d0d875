namespace Opik.OpenTelemetry.Mapping;

/// <summary>Times of OTLP are nanoseconds since 1970; ours are microseconds.</summary>
internal static class OtlpTimes
{
    private const ulong NanosecondsPerTick = 100;
    private const ulong NanosecondsPerMillisecond = 1_000_000;

    /// <summary>The first time that says anything, one microsecond: stores take 1970 itself for "not known".</summary>
    public const ulong Earliest = 1_000;

    /// <summary>The last time the stores take, 2262-04-11: the largest signed number of nanoseconds.</summary>
    public const ulong Latest = long.MaxValue;

    /// <summary>The time, cut to microseconds.</summary>
    public static DateTime ToTime(ulong unixNano)
    {
        var ticks = (long)(unixNano / NanosecondsPerTick);
        return new DateTime(DateTime.UnixEpoch.Ticks + ticks - (ticks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc);
    }

    /// <summary>Milliseconds since 1970, as ids carry them.</summary>
    public static long ToMilliseconds(ulong unixNano) => (long)(unixNano / NanosecondsPerMillisecond);
}
