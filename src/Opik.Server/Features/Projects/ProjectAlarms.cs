using Opik.Storage;

namespace Opik.Server.Features.Projects;

/// <summary>Which projects have an alert that fires now and is not muted.</summary>
internal sealed class ProjectAlarms(IAlerts alerts, IAlertFirings firings, TimeProvider clock)
{
    /// <summary>Alerts that fire: how many there are, and how many name each project. One that names none speaks of no project.</summary>
    public async Task<(int Alerts, IReadOnlyDictionary<Guid, int> ByProject)> FindAsync(Scope scope, CancellationToken cancellationToken)
    {
        var open = (await firings.FindOpenAsync(scope, cancellationToken)).Keys.Select(key => key.AlertId).ToHashSet();
        var byProject = new Dictionary<Guid, int>();
        if (open.Count == 0)
            return (0, byProject);
        var now = clock.GetUtcNow().UtcDateTime;
        var standings = await firings.GetStandingsAsync(scope, open, cancellationToken);
        var muted = standings.Where(standing => standing.Mute?.IsAt(now) == true).Select(standing => standing.AlertId).ToHashSet();
        var firing = (await alerts.FindEnabledAsync(scope.WorkspaceId, cancellationToken)).Where(alert => open.Contains(alert.Id) && !muted.Contains(alert.Id)).ToList();
        foreach (var project in firing.SelectMany(alert => alert.Triggers.SelectMany(trigger => alert.ProjectsOf(trigger) ?? []).Distinct()))
            byProject[project] = byProject.GetValueOrDefault(project) + 1;
        return (firing.Count, byProject);
    }
}
