using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Workspaces;

/// <summary>The budget of a workspace and what this month has cost. Ours, see docs/api-extensions.md.</summary>
internal sealed class BudgetEndpoints(RequestBody body, IWorkspaceBudgets budgets, IProjects projects, IProjectFigures figures, IReportZones zones, TimeProvider clock)
{
    public async Task GetAsync(HttpContext http) => await http.WriteDtoAsync(200, await ViewAsync(http));

    public async Task PutAsync(HttpContext http)
    {
        var request = await body.ReadDtoAsync<BudgetBody>(http);
        request.Check();
        await budgets.SaveAsync(http.Scope(), request.Budget, http.RequestAborted);
        await http.WriteDtoAsync(200, await ViewAsync(http));
    }

    private async Task<BudgetView> ViewAsync(HttpContext http)
    {
        var scope = http.Scope();
        var now = clock.GetUtcNow().UtcDateTime;
        var zone = await zones.GetAsync(scope.WorkspaceId, http.RequestAborted);
        var (start, end) = (ZoneTime.StartOfMonth(now, zone), ZoneTime.StartOfMonth(now, zone, 1));
        var costs = await figures.CostsAsync(scope, start, now, http.RequestAborted);
        // What was logged into a project that is gone does not count.
        var known = await projects.GetManyAsync(scope, [.. costs.Keys], http.RequestAborted);
        var cost = known.Sum(project => costs[project.Id]);
        return BudgetView.Of(start, end, now, cost, await budgets.GetAsync(scope, http.RequestAborted));
    }
}
