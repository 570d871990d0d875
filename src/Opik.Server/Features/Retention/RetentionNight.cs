using Opik.Storage;

namespace Opik.Server.Features.Retention;

/// <summary>When retention runs: at three in the night of the workspace's time zone.</summary>
internal static class RetentionNight
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(3);

    /// <summary>The first night after an instant.</summary>
    public static DateTime After(DateTime utc, TimeZoneInfo zone)
    {
        var day = ZoneTime.ToLocal(utc, zone).Date;
        var tonight = ZoneTime.ToUtc(day + Hour, zone);
        return tonight > utc ? tonight : ZoneTime.ToUtc(day.AddDays(1) + Hour, zone);
    }
}
