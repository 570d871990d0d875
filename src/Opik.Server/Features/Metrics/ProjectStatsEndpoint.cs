using Opik.Contracts;
using Opik.Server.Features.Projects;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Metrics;

/// <summary>The numbers of the projects of a page: pages as in the list of projects.</summary>
internal sealed class ProjectStatsEndpoint(ProjectListing listing, IProjectStats stats)
{
    public async Task FindAsync(HttpContext http)
    {
        var (page, size) = http.QueryPage();
        var (from, to) = http.QueryTimeRange();
        var filters = FilterParser.Parse(http.QueryText("filters"), FilterFields.Traces);
        var sort = SortParser.Parse(http.QueryText("sorting"), SortFields.Projects);
        var projects = await listing.FindAsync(http.Scope(), http.QueryText("name"), page, size, sort, http.RequestAborted);
        var summaries = await stats.GetAsync(http.Scope(), [.. projects.Content.Select(project => project.Id)], from, to, filters, http.RequestAborted);
        await http.WriteDtoAsync(200, new PageAnswer<ProjectSummaryView>(page, summaries.Count, projects.Total, [.. summaries.Select(ProjectSummaryView.Of)], null));
    }
}
