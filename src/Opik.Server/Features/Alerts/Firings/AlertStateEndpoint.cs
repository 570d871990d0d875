using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Alerts.Firings;

/// <summary>How the alerts of a project stand.</summary>
internal sealed class AlertStateEndpoint(IAlerts alerts, IAlertFirings firings, IProjects projects, TimeProvider clock)
{
    private const int UsualDays = 7;
    private const int MostDays = 90;
    private const int MostFirings = 5000;

    public async Task FindAsync(HttpContext http)
    {
        var scope = http.Scope();
        var days = http.QueryNumber("days", UsualDays, 1, MostDays);
        var project = await projects.RequireAsync(scope, http.RouteId(), null, http.RequestAborted);
        var now = clock.GetUtcNow().UtcDateTime;
        var found = await alerts.FindAsync(scope, new AlertQuery(project, [], null, 1, IAlerts.Limit), http.RequestAborted);
        var standings = await firings.GetStandingsAsync(scope, [.. found.Content.Select(static alert => alert.Id)], http.RequestAborted);
        var recent = await firings.FindAsync(scope, new AlertFiringQuery(null, project, now.AddDays(-days), null, 1, MostFirings), http.RequestAborted);
        var byAlert = recent.Content.ToLookup(static firing => firing.AlertId);
        var content = standings.Select(standing => AlertStateView.Of(standing, byAlert[standing.AlertId], now)).ToList();
        await http.WriteDtoAsync(200, new PageAnswer<AlertStateView>(1, content.Count, content.Count, content, null));
    }
}
