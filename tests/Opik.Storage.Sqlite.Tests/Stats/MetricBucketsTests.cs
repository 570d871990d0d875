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
}
