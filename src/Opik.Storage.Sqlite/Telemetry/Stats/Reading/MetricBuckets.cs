using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>The intervals of a series; ids belong to them by the time in the id.</summary>
internal sealed class MetricBuckets
{
    private const long FirstMonday = 4 * 24 * StatsWindow.Hour;

    private readonly long _origin;
    private readonly long _length;

    private MetricBuckets(long origin, long length, int count)
    {
        _origin = origin;
        _length = length;
        Count = count;
    }

    /// <summary>One interval that holds everything.</summary>
    public static MetricBuckets Single { get; } = new(0, long.MaxValue, 1);

    /// <summary>Number of intervals.</summary>
    public int Count { get; }

    /// <summary>The intervals that cover both instants. Weeks begin on Monday, everything in UTC.</summary>
    public static MetricBuckets Of(MetricInterval interval, DateTime start, DateTime end)
    {
        if (interval == MetricInterval.Total)
            return new MetricBuckets(Milliseconds(start), long.MaxValue, 1);
        var first = Milliseconds(Floor(interval, start));
        var length = (long)Length(interval).TotalMilliseconds;
        return new MetricBuckets(first, length, (int)((Milliseconds(end) - first) / length) + 1);
    }

    /// <summary>The intervals of a step that cover both instants: multiples of it since the first Monday of 1970, UTC.</summary>
    public static MetricBuckets Of(TimeSpan step, DateTime start, DateTime end)
    {
        var length = (long)step.TotalMilliseconds;
        var first = FirstMonday + (long)Math.Floor((Milliseconds(start) - FirstMonday) / (double)length) * length;
        return new MetricBuckets(first, length, (int)((Milliseconds(end) - first) / length) + 1);
    }

    /// <summary>Number of intervals that the period has.</summary>
    public static long CountOf(MetricInterval interval, DateTime start, DateTime end) =>
        interval == MetricInterval.Total ? 1 : ((end - Floor(interval, start)).Ticks / Length(interval).Ticks) + 1;

    /// <summary>Start of an interval.</summary>
    public DateTime Time(int index) => DateTime.UnixEpoch.AddMilliseconds(_origin + (index * (Count == 1 ? 0 : _length)));

    /// <summary>Whether every whole hour lies in one interval.</summary>
    public bool HoldsHours => Count == 1 || (_length % StatsWindow.Hour == 0 && _origin % StatsWindow.Hour == 0);

    /// <summary>The range of ids that belong to an interval.</summary>
    public StatsWindow Window(int index) => Count == 1 ? StatsWindow.All : new StatsWindow(_origin + (index * _length), _origin + ((index + 1) * _length));

    /// <summary>The interval of an id.</summary>
    public int IndexOf(Guid id) => IndexOf(UuidV7.UnixMilliseconds(id));

    /// <summary>The interval of a time.</summary>
    public int IndexOf(long milliseconds) => Count == 1 ? 0 : (int)Math.Clamp((milliseconds - _origin) / _length, 0, Count - 1);

    private static DateTime Floor(MetricInterval interval, DateTime time) => interval switch
    {
        MetricInterval.Hourly => time.Date.AddHours(time.Hour),
        MetricInterval.Daily => time.Date,
        _ => time.Date.AddDays(-(((int)time.DayOfWeek + 6) % 7)),
    };

    private static TimeSpan Length(MetricInterval interval) => interval switch
    {
        MetricInterval.Hourly => TimeSpan.FromHours(1),
        MetricInterval.Daily => TimeSpan.FromDays(1),
        _ => TimeSpan.FromDays(7),
    };

    private static long Milliseconds(DateTime time) => SqliteTime.ToMicroseconds(time) / 1000;
}
