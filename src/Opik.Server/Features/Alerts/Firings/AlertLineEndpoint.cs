using Opik.Contracts;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Alerts.Firings;

/// <summary>Firings of a project's alerts, for charts to draw in.</summary>
internal sealed class AlertLineEndpoint(IAlerts alerts, IAlertFirings firings, IProjects projects)
{
    private const int Most = 1000;

    public async Task FindAsync(HttpContext http)
    {
        var (from, to) = http.QueryTimeRange();
        var scope = http.Scope();
        var project = await projects.RequireAsync(scope, http.RouteId(), null, http.RequestAborted);
        var found = await firings.FindAsync(scope, new AlertFiringQuery(null, project, from, to, 1, Most), http.RequestAborted);
        var names = new Dictionary<Guid, string>();
        foreach (var id in found.Content.Select(static firing => firing.AlertId).Distinct())
        {
            if (await alerts.GetAsync(scope, id, http.RequestAborted) is { } alert)
                names[id] = alert.Name;
        }

        // One that was deleted meanwhile is not drawn.
        var lines = found.Content.Where(firing => names.ContainsKey(firing.AlertId)).OrderBy(static firing => firing.BeganAt).Select(firing => Line(firing, names[firing.AlertId])).ToList();
        await http.WriteDtoAsync(200, new PageAnswer<AlertLine>(1, lines.Count, found.Total, lines, null));
    }

    private static AlertLine Line(AlertFiring firing, string name) => new(
        firing.AlertId, name, firing.EventType.WireName(), firing.Measured?.Score, firing.Measured?.Measure, firing.BeganAt, firing.EndedAt, firing.Measured?.Threshold, firing.Measured?.Value,
        firing.Measured is { } measured ? measured.IsBelow ? "<" : ">" : null);
}
