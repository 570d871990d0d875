using System.Globalization;

namespace Opik.Cli.Commands.UsageReport;

/// <summary>Periods of a report: their keys sort by time.</summary>
internal static class UsageUnit
{
    /// <summary>Names on the command line.</summary>
    public static readonly string[] All = ["month", "week", "day", "hour"];

    /// <summary>Key of the period of a time: <c>2026-01</c>, <c>2026-W05</c> (ISO weeks), <c>2026-01-31</c>, <c>2026-01-31-23</c>.</summary>
    public static string Key(DateTimeOffset time, string unit)
    {
        var utc = time.UtcDateTime;
        return unit switch
        {
            "week" => string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(utc)}-W{ISOWeek.GetWeekOfYear(utc):00}"),
            "day" => utc.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            "hour" => utc.ToString("yyyy-MM-dd-HH", CultureInfo.InvariantCulture),
            _ => utc.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        };
    }
}
