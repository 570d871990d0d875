using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>The intervals of a series; ids belong to them by the time in the id.</summary>
internal sealed class MetricBuckets
{
    private const long FirstMonday = 4 * 24 * StatsWindow.Hour;

    private readonly long _origin;
    private readonly long _length;

    // Begin of each interval, and the end of the last, where they are not of one length.
    private readonly long[]? _starts;

    private MetricBuckets(long origin, long length, int count)
    {
        _origin = origin;
        _length = length;
        Count = count;
    }

    private MetricBuckets(long[] starts)
        : this(starts[0], 0, starts.Length - 1) => _starts = starts;

    /// <summary>One interval that holds everything.</summary>
    public static MetricBuckets Single { get; } = new(0, long.MaxValue, 1);

    /// <summary>Number of intervals.</summary>
    public int Count { get; }

    /// <summary>
    /// The intervals that cover both instants. Weeks begin on Monday; days and weeks begin at midnight of the zone, so that they
    /// have an hour more or less when its clocks change. Null: UTC.
    /// </summary>
    public static MetricBuckets Of(MetricInterval interval, DateTime start, DateTime end, TimeZoneInfo? zone = null)
    {
        if (zone is { BaseUtcOffset: var offset } && (offset != TimeSpan.Zero || zone.SupportsDaylightSavingTime) && interval is MetricInterval.Daily or MetricInterval.Weekly)
            return new MetricBuckets(Starts(interval, start, end, zone!));
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
    public DateTime Time(int index) => _starts is not null ? DateTime.UnixEpoch.AddMilliseconds(_starts[index]) : DateTime.UnixEpoch.AddMilliseconds(_origin + (index * (Count == 1 ? 0 : _length)));

    /// <summary>Whether every whole hour lies in one interval.</summary>
    public bool HoldsHours => _starts is not null ? Array.TrueForAll(_starts, static start => start % StatsWindow.Hour == 0) : Count == 1 || (_length % StatsWindow.Hour == 0 && _origin % StatsWindow.Hour == 0);

    /// <summary>The range of ids that belong to an interval.</summary>
    public StatsWindow Window(int index) => _starts is not null ? new StatsWindow(_starts[index], _starts[index + 1]) : Count == 1 ? StatsWindow.All : new StatsWindow(_origin + (index * _length), _origin + ((index + 1) * _length));

    /// <summary>The interval of an id.</summary>
    public int IndexOf(Guid id) => IndexOf(UuidV7.UnixMilliseconds(id));

    /// <summary>The interval of a time.</summary>
    public int IndexOf(long milliseconds)
    {
        if (Count == 1)
            return 0;
        if (_starts is null)
            return (int)Math.Clamp((milliseconds - _origin) / _length, 0, Count - 1);
        var found = Array.BinarySearch(_starts, milliseconds);
        return Math.Clamp(found >= 0 ? found : ~found - 1, 0, Count - 1);
    }

    private static long[] Starts(MetricInterval interval, DateTime start, DateTime end, TimeZoneInfo zone)
    {
        var day = Floor(interval, ZoneTime.ToLocal(start, zone));
        var starts = new List<long>();
        do
        {
            starts.Add(Milliseconds(ZoneTime.ToUtc(day, zone)));
            day += Length(interval);
        }
        while (starts[^1] <= Milliseconds(end));
        // An end that is a start has an interval of its own, as in UTC.
        return [.. starts];
    }

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
