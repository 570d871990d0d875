using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Projects;

/// <summary>Every project with its figures and its traffic over time, in one answer. Our own (docs/api-extensions.md).</summary>
internal sealed class ProjectOverviewEndpoint(ProjectListing listing, ILogFigures figures, TimeProvider clock)
{
    private const int Intervals = 48;
    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    public async Task FindAsync(HttpContext http)
    {
        var (page, size) = http.QueryPage(size: 100, maxSize: 200);
        var (from, to) = http.QueryTimeRange();
        var end = to ?? clock.GetUtcNow().UtcDateTime;
        var start = from ?? end.AddDays(-1);
        if (end - start > Longest)
            throw ApiException.BadRequest("The range of an overview is a year at most");
        var found = await listing.FindAsync(http.Scope(), http.QueryText("name"), page, size, new Contracts.SortClause("last_updated_trace_at", true), http.RequestAborted);
        var views = new List<ProjectOverview>(found.Content.Count);
        foreach (var project in found.Content)
            views.Add(await OneAsync(http.Scope(), project, start, end, http.RequestAborted));
        await http.WriteDtoAsync(200, new ProjectOverviewAnswer(page, views.Count, found.Total, start, end, views));
    }

    private async Task<ProjectOverview> OneAsync(Scope scope, ProjectView project, DateTime start, DateTime end, CancellationToken cancellationToken)
    {
        // Nothing was written since the range began: its numbers are known without looking.
        if (project.LastUpdatedTraceAt is null || project.LastUpdatedTraceAt < start)
            return ProjectOverview.Idle(project);
        var query = new LogQuery { ProjectId = project.Id, Entity = KpiEntity.Traces, From = start, To = end };
        var totals = await figures.FiguresAsync(scope, query, cancellationToken);
        var histogram = await figures.HistogramAsync(scope, query, Intervals, cancellationToken);
        var before = await figures.FiguresAsync(scope, query with { From = start - (end - start), To = start }, cancellationToken);
        return ProjectOverview.Of(project, totals, before, histogram);
    }
}
