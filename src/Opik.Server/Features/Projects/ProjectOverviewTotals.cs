using Opik.Storage;

namespace Opik.Server.Features.Projects;

/// <summary>Numbers over all projects of a workspace.</summary>
/// <param name="Projects">Projects.</param>
/// <param name="Idle">Those without traces in the range.</param>
/// <param name="Traces">Traces in the range.</param>
/// <param name="Errors">Those of them with an error.</param>
/// <param name="Cost">Cost in the range, USD.</param>
/// <param name="TopCost">The largest cost of one project, USD.</param>
/// <param name="Tokens">Tokens in the range.</param>
/// <param name="AlertsFiring">Alerts that fire now and are not muted.</param>
/// <param name="ProjectsWithAlerts">Projects that such an alert names.</param>
/// <param name="Pinned">Pinned projects.</param>
/// <param name="Previous">Traces and cost of the equal range before.</param>
/// <param name="Estimated">True when counts are estimated from a sample.</param>
internal sealed record ProjectOverviewTotals(
    int Projects, int Idle, long Traces, long Errors, double Cost, double TopCost, long Tokens, int AlertsFiring, int ProjectsWithAlerts, int Pinned, ProjectOverviewTotals.TotalsBefore Previous, bool Estimated)
{
    /// <summary>The sums over the projects that there are: what was logged into one that was deleted does not count.</summary>
    public static ProjectOverviewTotals Of(
        IReadOnlyList<ProjectView> projects, IReadOnlyDictionary<Guid, ProjectFigures> figures, int alertsFiring, IReadOnlyDictionary<Guid, int> alarms, IReadOnlySet<Guid> pinned)
    {
        var busy = projects.Select(project => figures.GetValueOrDefault(project.Id)).OfType<ProjectFigures>().ToList();
        return new(
            projects.Count,
            projects.Count - busy.Count(one => one.Traces > 0),
            busy.Sum(one => one.Traces),
            busy.Sum(one => one.Errors),
            busy.Sum(one => one.Cost),
            busy.Select(one => one.Cost).DefaultIfEmpty().Max(),
            busy.Sum(one => one.Tokens),
            alertsFiring,
            projects.Count(project => alarms.ContainsKey(project.Id)),
            projects.Count(project => pinned.Contains(project.Id)),
            new TotalsBefore(busy.Sum(one => one.TracesBefore), busy.Sum(one => one.CostBefore)),
            busy.Any(one => one.Estimated));
    }

    /// <summary>The equal range before.</summary>
    internal sealed record TotalsBefore(long Traces, double Cost);
}
