using Opik.Server.Hosting.Json;
using Opik.Storage;

namespace Opik.Server.Features.SystemUsage;

/// <summary>Counts of the previous day (UTC) over all workspaces.</summary>
internal sealed class SystemUsageEndpoints(IProjects projects, TimeProvider clock, IUsageCounts counts)
{
    public async Task TraceCountsAsync(HttpContext http)
    {
        var rows = await TracesAsync(http);
        var answer = rows.GroupBy(row => row.WorkspaceId).Select(group => new WorkspaceTraceCount(group.Key, group.Sum(row => row.Count)));
        await http.WriteDtoAsync(200, new TraceCountAnswer([.. answer]));
    }

    public async Task SpanCountsAsync(HttpContext http)
    {
        var rows = await SpansAsync(http);
        var answer = rows.GroupBy(row => row.WorkspaceId).Select(group => new WorkspaceSpanCount(group.Key, group.Sum(row => row.Count)));
        await http.WriteDtoAsync(200, new SpanCountAnswer([.. answer]));
    }

    public async Task SpanBreakdownAsync(HttpContext http)
    {
        var rows = await SpansAsync(http);
        var names = new Dictionary<Guid, string>();
        foreach (var workspace in rows.GroupBy(row => row.WorkspaceId))
        {
            var ids = workspace.Select(row => row.ProjectId).Distinct().ToList();
            foreach (var project in await projects.GetManyAsync(new Scope(workspace.Key, string.Empty), ids, http.RequestAborted))
                names[project.Id] = project.Name;
        }

        var answer = rows.Select(row => new ProjectUserCountView(row.WorkspaceId, row.ProjectId, names.GetValueOrDefault(row.ProjectId), row.User, row.Count));
        await http.WriteDtoAsync(200, new SpanBreakdownAnswer([.. answer]));
    }

    public async Task TracesByUserAsync(HttpContext http)
    {
        var rows = await TracesAsync(http);
        await http.WriteDtoAsync(200, new UserCountAnswer([.. rows.Select(row => new UserCountView(row.WorkspaceId, row.User, row.Count))]));
    }

    public async Task SpansByUserAsync(HttpContext http)
    {
        var rows = await SpansAsync(http);
        var answer = rows
            .GroupBy(row => (row.WorkspaceId, row.User))
            .Select(group => new UserCountView(group.Key.WorkspaceId, group.Key.User, group.Sum(row => row.Count)));
        await http.WriteDtoAsync(200, new UserCountAnswer([.. answer]));
    }

    public Task NothingByUserAsync(HttpContext http) => http.WriteDtoAsync(200, new UserCountAnswer([]));

    private async Task<IReadOnlyList<UserCount>> TracesAsync(HttpContext http)
    {
        var (from, to) = Yesterday();
        return await counts.TracesAsync(from, to, http.RequestAborted);
    }

    private async Task<IReadOnlyList<ProjectUserCount>> SpansAsync(HttpContext http)
    {
        var (from, to) = Yesterday();
        return await counts.SpansAsync(from, to, http.RequestAborted);
    }

    private (DateTime From, DateTime To) Yesterday()
    {
        var today = clock.GetUtcNow().UtcDateTime.Date;
        return (today.AddDays(-1), today);
    }
}
