namespace Opik.Storage;

/// <summary>Days of a time zone as instants. A day on which clocks change has 23 or 25 hours.</summary>
public static class ZoneTime
{
    /// <summary>The instant, UTC, of a local time. Of one that clocks skip, the instant when they skip it; of one they show twice, the first.</summary>
    public static DateTime ToUtc(DateTime local, TimeZoneInfo zone)
    {
        var time = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        if (zone.IsInvalidTime(time))
        {
            // In a skipped hour: from 2:00 they go on at 3:00. The offset before the gap gives the same instant.
            var before = time;
            do
                before = before.AddMinutes(-15);
            while (zone.IsInvalidTime(before));
            var instant = DateTime.SpecifyKind(before - zone.GetUtcOffset(before), DateTimeKind.Utc);
            return instant + (time - before);
        }

        var offset = zone.IsAmbiguousTime(time) ? zone.GetAmbiguousTimeOffsets(time).Max() : zone.GetUtcOffset(time);
        var ticks = time.Ticks - offset.Ticks;
        return new DateTime(Math.Clamp(ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks), DateTimeKind.Utc);
    }

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
