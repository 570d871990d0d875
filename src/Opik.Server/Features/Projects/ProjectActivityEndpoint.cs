using System.Buffers.Binary;
using Opik.Contracts;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Projects;

/// <summary>
/// What happened in a project, newest first. Of the kinds that the feed knows (<c>trace_daily</c>, experiments, versions of
/// datasets and prompts, alerts, optimizations) this server holds traces only: one entry for each day that has some.
/// </summary>
internal sealed class ProjectActivityEndpoint(IProjects projects, TimeProvider clock, IProjectMetrics metrics)
{
    private const int Days = 90;

    public async Task FindAsync(HttpContext http)
    {
        var (page, size) = http.QueryPage(maxSize: 100);
        var id = await projects.RequireAsync(http.Scope(), http.RouteId(), null, http.RequestAborted);
        var items = await DaysAsync(http.Scope(), id, http.RequestAborted);
        var content = items.Skip((int)Math.Min(int.MaxValue, (page - 1L) * size)).Take(size).ToList();
        await http.WriteDtoAsync(200, new PageAnswer<ProjectActivityItem>(page, content.Count, items.Count, content, null));
    }

    private async Task<IReadOnlyList<ProjectActivityItem>> DaysAsync(Scope scope, Guid project, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var series = await metrics.GetAsync(
            scope,
            new MetricQuery { ProjectId = project, Type = MetricType.TraceCount, Interval = MetricInterval.Daily, Start = now.Date.AddDays(1 - Days), End = now },
            cancellationToken);
        return [.. series
            .SelectMany(one => one.Points)
            .Where(point => point.Value > 0)
            .OrderByDescending(point => point.Time)
            .Select(point => new ProjectActivityItem(DayId(project, point.Time), "trace_daily", $"{point.Value:0} {(point.Value == 1 ? "trace" : "traces")}", point.Time, null))];
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
