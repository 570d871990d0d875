using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.HostedOnly;

/// <summary>Issues that the hosted product finds: here there are none.</summary>
internal sealed class InsightsIssueEndpoints(IProjects projects)
{
    public async Task FindAsync(HttpContext http)
    {
        var project = http.QueryId("project_id") ?? throw ApiException.BadRequest("query param project_id must not be null");
        var (page, _) = http.QueryPage(maxSize: 100);
        await projects.RequireAsync(http.Scope(), project, null, http.RequestAborted);
        await http.WriteDtoAsync(200, new PageAnswer<object>(page, 0, 0, [], null));
    }

    public Task GetAsync(HttpContext http)
    {
        if (http.QueryId("project_id") is null)
            throw ApiException.BadRequest("query param project_id must not be null");
        throw Missing(http);
    }

    public Task UpdateAsync(HttpContext http) => throw Missing(http);

    public Task StoreAsync(HttpContext http) => throw NotServed.Of("Agent Insights");

    private static ApiException Missing(HttpContext http) => ApiException.NotFound($"Issue id: {http.RouteId("issueId")} not found");
}
