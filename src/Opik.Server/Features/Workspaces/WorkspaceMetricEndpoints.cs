using Opik.Server.Features.Projects;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Workspaces;

/// <summary>Scores, costs and tokens over the projects of a workspace.</summary>
internal sealed class WorkspaceMetricEndpoints(RequestBody body, IWorkspaceMetrics metrics, IReportZones zones, TimeProvider clock)
{
    public async Task ScoreSummariesAsync(HttpContext http)
    {
        var window = (await body.ReadDtoAsync<WorkspaceMetricBody>(http)).ToWindow();
        await http.WriteDtoAsync(200, new ResultList<PeriodComparison>(await metrics.ScoreSummariesAsync(http.Scope(), window, http.RequestAborted)));
    }

    public async Task ScoresAsync(HttpContext http)
    {
        var request = await body.ReadDtoAsync<WorkspaceMetricBody>(http);
        var window = await InZoneAsync(http, request.ToWindow());
        var series = new List<WorkspaceSeries>();
        foreach (var name in await ScoreNamesAsync(http, request.Name, window))
            series.AddRange(await metrics.ScoresAsync(http.Scope(), name, window, http.RequestAborted));
        await WriteSeriesAsync(http, series);
    }

    public async Task CostSummaryAsync(HttpContext http)
    {
        var window = (await body.ReadDtoAsync<WorkspaceMetricBody>(http)).ToWindow();
        await http.WriteDtoAsync(200, await metrics.CostSummaryAsync(http.Scope(), window, http.RequestAborted));
    }

    public async Task CostsAsync(HttpContext http)
    {
        var window = await InZoneAsync(http, (await body.ReadDtoAsync<WorkspaceMetricBody>(http)).ToWindow());
        await WriteSeriesAsync(http, await metrics.CostsAsync(http.Scope(), window, http.RequestAborted));
    }

    public async Task SpanTokenUsageAsync(HttpContext http)
    {
        var query = (await body.ReadDtoAsync<SpanMetricBody>(http)).ToQuery(clock.GetUtcNow().UtcDateTime);
        query = query with { Window = await InZoneAsync(http, query.Window) };
        await WriteSeriesAsync(http, await metrics.SpanTokenUsageAsync(http.Scope(), query, http.RequestAborted));
    }

    public async Task TokenUsageNamesAsync(HttpContext http)
    {
        var request = await body.ReadDtoAsync<ProjectIdsBody>(http);
        await http.WriteDtoAsync(200, new TokenUsageNames(await metrics.TokenUsageNamesAsync(http.Scope(), request.ProjectIds ?? [], http.RequestAborted)));
    }

    private async Task<WorkspaceWindow> InZoneAsync(HttpContext http, WorkspaceWindow window) =>
        window with { Zone = await zones.GetAsync(http.Scope().WorkspaceId, http.RequestAborted) };

    // The published document does not know the member name, the original requires it: without it, every score.
    private async Task<IEnumerable<string>> ScoreNamesAsync(HttpContext http, string? name, WorkspaceWindow window) =>
        string.IsNullOrWhiteSpace(name)
            ? (await metrics.ScoreSummariesAsync(http.Scope(), window, http.RequestAborted)).Select(summary => summary.Name)
            : [name];

    private static Task WriteSeriesAsync(HttpContext http, IReadOnlyList<WorkspaceSeries> series) =>
        http.WriteDtoAsync(200, new ResultList<WorkspaceSeriesView>([.. series.Select(WorkspaceSeriesView.Of)]));
}
