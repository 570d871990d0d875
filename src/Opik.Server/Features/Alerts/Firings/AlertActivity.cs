using Opik.Server.Features.Projects;
using Opik.Storage;

namespace Opik.Server.Features.Alerts.Firings;

/// <summary>Firings in the activity feed of their project.</summary>
internal sealed class AlertActivity(IAlerts alerts, IAlertFirings firings) : IProjectActivity
{
    public async Task<(IReadOnlyList<ProjectActivityItem> Newest, long Total)> NewestAsync(Scope scope, Guid projectId, int count, CancellationToken cancellationToken)
    {
        var found = await firings.FindAsync(scope, new AlertFiringQuery(null, projectId, null, null, 1, count), cancellationToken);
        var names = new Dictionary<Guid, string>();
        foreach (var id in found.Content.Select(static firing => firing.AlertId).Distinct())
            names[id] = (await alerts.GetAsync(scope, id, cancellationToken))?.Name ?? string.Empty;
        return ([.. found.Content.Select(firing => new ProjectActivityItem(firing.Id, "alert_event", names[firing.AlertId], firing.BeganAt, null, firing.AlertId))], found.Total);
    }
}
