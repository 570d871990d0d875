using Opik.Contracts;
using Xunit;

namespace Opik.Storage.Sqlite.Tests.Stats;

public sealed class MetricBucketsTests
{
    private static readonly DateTime Start = new(2026, 3, 4, 10, 40, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(MetricInterval.Hourly, 50, "2026-03-04T10:00:00", 51)]
    [InlineData(MetricInterval.Daily, 50, "2026-03-04T00:00:00", 3)]
    [InlineData(MetricInterval.Weekly, 24 * 12, "2026-03-02T00:00:00", 3)]
    [InlineData(MetricInterval.Total, 50, "2026-03-04T10:40:00", 1)]
    public void Intervals_begin_where_the_clock_or_calendar_does(MetricInterval interval, int hours, string first, int count)
    {
        var buckets = MetricBuckets.Of(interval, Start, Start.AddHours(hours));

        Assert.Equal(DateTime.Parse(first, null, System.Globalization.DateTimeStyles.AssumeUniversal | System.Globalization.DateTimeStyles.AdjustToUniversal), buckets.Time(0));
        Assert.Equal(count, buckets.Count);
        Assert.Equal(0, buckets.IndexOf(UuidV7.Create(new DateTimeOffset(Start))));
        Assert.Equal(count - 1, buckets.IndexOf(UuidV7.Create(new DateTimeOffset(Start.AddHours(hours)))));
    }

    [Fact]
    public void A_period_that_ends_on_a_boundary_has_the_interval_that_begins_there()
    {
        var midnight = Start.Date;
        Assert.Equal(2, MetricBuckets.Of(MetricInterval.Daily, midnight, midnight.AddDays(1)).Count);
    }

    [Theory]
    // Clocks go forward: 23 hours, then back: 25.
    [InlineData("Europe/Lisbon", "2026-03-29T00:00Z", "2026-03-29T23:00Z", 23)]
    [InlineData("Europe/Lisbon", "2026-10-24T23:00Z", "2026-10-26T00:00Z", 25)]
    [InlineData("Asia/Kolkata", "2026-03-28T18:30Z", "2026-03-29T18:30Z", 24)]
    // Midnight itself is skipped: the day begins at one.
    [InlineData("America/Asuncion", "2023-10-01T04:00Z", "2023-10-02T03:00Z", 23)]
    public void Days_of_a_zone_begin_at_its_midnight(string zone, string start, string end, int hours)
    {
        var (from, to) = (Time(start), Time(end));
        var buckets = MetricBuckets.Of(MetricInterval.Daily, from.AddDays(-1), to.AddDays(1), TimeZoneInfo.FindSystemTimeZoneById(zone));

        var index = buckets.IndexOf(Milliseconds(from));
        Assert.Equal(from, buckets.Time(index));
        Assert.Equal(to, buckets.Time(index + 1));
        Assert.Equal(TimeSpan.FromHours(hours), to - from);
        Assert.Equal(index - 1, buckets.IndexOf(Milliseconds(from) - 1));
        Assert.Equal(index, buckets.IndexOf(Milliseconds(to) - 1));
        Assert.Equal(zone != "Asia/Kolkata", buckets.HoldsHours);
        // Every instant lies in one interval.
        for (var i = 0; i < buckets.Count; i++)
            Assert.Equal((buckets.Time(i), i), (DateTime.UnixEpoch.AddMilliseconds(buckets.Window(i).From), buckets.IndexOf(buckets.Window(i).Until - 1)));
    }

    [Fact]
    public void Weeks_of_a_zone_begin_on_its_monday_and_hours_are_those_of_UTC()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo");
        var weeks = MetricBuckets.Of(MetricInterval.Weekly, Time("2026-03-29T16:00Z"), Time("2026-04-08T00:00Z"), zone);
        Assert.Equal([Time("2026-03-29T15:00Z"), Time("2026-04-05T15:00Z")], Enumerable.Range(0, weeks.Count).Select(weeks.Time));
        var hours = MetricBuckets.Of(MetricInterval.Hourly, Time("2026-03-29T16:00Z"), Time("2026-03-29T17:00Z"), TimeZoneInfo.FindSystemTimeZoneById("Asia/Kolkata"));
        Assert.Equal([Time("2026-03-29T16:00Z"), Time("2026-03-29T17:00Z")], Enumerable.Range(0, hours.Count).Select(hours.Time));
    }

    private static DateTime Time(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture).UtcDateTime;

    private static long Milliseconds(DateTime time) => new DateTimeOffset(time).ToUnixTimeMilliseconds();
}
