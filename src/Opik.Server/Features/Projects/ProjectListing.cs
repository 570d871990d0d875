using Opik.Contracts;
using Opik.Storage;

namespace Opik.Server.Features.Projects;

/// <summary>
/// Pages of projects with the time of their last trace. Names live in the catalog, times in the telemetry: an order by
/// that time is made here.
/// </summary>
internal sealed class ProjectListing(IProjects projects, IProjectStats stats)
{
    // More projects than this in one workspace are ordered by their own last change beyond it.
    private const int SortedInMemory = 100_000;

    public async Task<Page<ProjectView>> FindAsync(Scope scope, string? name, int page, int size, SortClause? sort, CancellationToken cancellationToken)
    {
        var times = await stats.LastTraceTimesAsync(scope, cancellationToken);
        if (sort?.Field != "last_updated_trace_at")
        {
            var found = await projects.FindAsync(scope, name, page, size, sort, cancellationToken);
            return new(page, [.. found.Content.Select(project => View(project, times))], found.Total);
        }

        var all = await projects.FindAsync(scope, name, 1, SortedInMemory, new SortClause("last_updated_at", sort.Descending), cancellationToken);
        // A project without traces stands where its own last change puts it. Stable: equal times keep the newest first.
        var views = all.Content.Select(project => View(project, times)).ToList();
        var ordered = sort.Descending ? views.OrderByDescending(Key) : views.OrderBy(Key);
        return new(page, [.. ordered.Skip((int)Math.Min(int.MaxValue, (page - 1L) * size)).Take(size)], all.Total);
    }

    /// <summary>All projects of a workspace, those with the latest traces first.</summary>
    public async Task<IReadOnlyList<ProjectView>> AllAsync(Scope scope, CancellationToken cancellationToken) =>
        (await FindAsync(scope, null, 1, SortedInMemory, new SortClause("last_updated_trace_at", true), cancellationToken)).Content;

    public async Task<ProjectView> ViewAsync(Scope scope, Project project, CancellationToken cancellationToken) =>
        View(project, await stats.LastTraceTimesAsync(scope, cancellationToken));

    private static DateTime Key(ProjectView project) => project.LastUpdatedTraceAt ?? project.LastUpdatedAt;

    private static ProjectView View(Project project, IReadOnlyDictionary<Guid, DateTime> times) =>
        ProjectView.Of(project, times.TryGetValue(project.Id, out var time) ? time : null);
}
