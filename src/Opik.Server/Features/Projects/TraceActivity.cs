using System.Buffers.Binary;
using Opik.Contracts;
using Opik.Storage;

namespace Opik.Server.Features.Projects;

/// <summary>One entry for each day that has traces.</summary>
internal sealed class TraceActivity(TimeProvider clock, IProjectMetrics metrics, IReportZones zones) : IProjectActivity
{
    private const int Days = 90;

    public async Task<(IReadOnlyList<ProjectActivityItem> Newest, long Total)> NewestAsync(Scope scope, Guid projectId, int count, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var zone = await zones.GetAsync(scope.WorkspaceId, cancellationToken);
        var first = ZoneTime.ToUtc(ZoneTime.ToLocal(now, zone).Date.AddDays(1 - Days), zone);
        var series = await metrics.GetAsync(
            scope,
            new MetricQuery { ProjectId = projectId, Type = MetricType.TraceCount, Interval = MetricInterval.Daily, Start = first, End = now, Zone = zone },
            cancellationToken);
        var days = series
            .SelectMany(one => one.Points)
            .Where(point => point.Value > 0)
            .OrderByDescending(point => point.Time)
            .Select(point => new ProjectActivityItem(DayId(projectId, point.Time), "trace_daily", $"{point.Value:0} {(point.Value == 1 ? "trace" : "traces")}", point.Time, null))
            .ToList();
        return (days.Count <= count ? days : days[..count], days.Count);
    }

    // The same day of the same project always has the same id, so that a list in a page keeps its rows.
    private static Guid DayId(Guid project, DateTime day)
    {
        Span<byte> source = stackalloc byte[24];
        project.TryWriteBytes(source, bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(source[16..], day.Ticks);
        return UuidV7.Derive(source, new DateTimeOffset(day, TimeSpan.Zero).ToUnixTimeMilliseconds());
    }
}
