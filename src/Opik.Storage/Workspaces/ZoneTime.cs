namespace Opik.Storage;

/// <summary>Days of a time zone as instants. A day on which clocks change has 23 or 25 hours.</summary>
public static class ZoneTime
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>
    /// The instant, UTC, of a local time. Of a time that clocks show twice, the first; of one that they skip, the one that it would
    /// be had they not: the first skipped one is the instant of the change.
    /// </summary>
    public static DateTime ToUtc(DateTime local, TimeZoneInfo zone)
    {
        // Asked of instants, which have one offset each; what the runtime says of skipped local times is not right in every zone.
        var time = DateTime.SpecifyKind(local, DateTimeKind.Utc);
        if (time.Year is 1 or 9999)
            return time;
        var (before, after) = (time - zone.GetUtcOffset(time - Day), time - zone.GetUtcOffset(time + Day));
        return after < before && Shows(after, local, zone) ? after : Shows(before, local, zone) || !Shows(after, local, zone) ? before : after;
    }

    private static bool Shows(DateTime utc, DateTime local, TimeZoneInfo zone) => ToLocal(utc, zone).Ticks == local.Ticks;

    /// <summary>The local time of an instant.</summary>
    public static DateTime ToLocal(DateTime utc, TimeZoneInfo zone) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), zone);

    /// <summary>The first instant of the day that an instant lies in.</summary>
    public static DateTime StartOfDay(DateTime utc, TimeZoneInfo zone) => ToUtc(ToLocal(utc, zone).Date, zone);

    /// <summary>The first instant of the month that an instant lies in, or of one of the months after it.</summary>
    public static DateTime StartOfMonth(DateTime utc, TimeZoneInfo zone, int months = 0)
    {
        var local = ToLocal(utc, zone);
        return ToUtc(new DateTime(local.Year, local.Month, 1).AddMonths(months), zone);
    }
}
