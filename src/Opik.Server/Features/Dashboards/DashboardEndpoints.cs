using Opik.Contracts;
using Opik.Server.Features.Ingest;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Dashboards;

/// <summary>Dashboards, or insights views: the same resource at two addresses, told apart by its scope.</summary>
internal abstract class DashboardEndpoints(DashboardScope kind, string name, RequestBody body, IDashboards dashboards, IProjects projects, WriteTargets targets, TimeProvider clock)
{
    public Task FindAsync(HttpContext http) => FindAsync(http, http.QueryId("project_id"));

    public Task FindOfProjectAsync(HttpContext http) => FindAsync(http, http.RouteId("projectId"));

    public async Task CreateAsync(HttpContext http)
    {
        var request = await body.ReadDtoAsync<DashboardBody>(http);
        request.Check();
        // Without a project it belongs to the workspace, not to the default project.
        Guid? project = request.ProjectId is null && request.ProjectName is null
            ? null
            : await targets.ProjectAsync(http.Scope(), request.ProjectId, request.ProjectName, http.RequestAborted);
        var dashboard = request.ToDashboard(kind, request.Id ?? UuidV7.Create(clock), project);
        var stored = await dashboards.CreateAsync(http.Scope(), dashboard, http.RequestAborted);
        http.Response.Headers.Location = $"{http.OriginalUrl()}/{stored.Id:D}";
        await http.WriteDtoAsync(StatusCodes.Status201Created, DashboardView.Of(http.Scope(), stored));
    }

    public async Task GetAsync(HttpContext http)
    {
        var dashboard = await dashboards.GetAsync(http.Scope(), kind, http.RouteId(), http.RequestAborted) ?? throw ApiException.NotFound($"{name} not found");
        await http.WriteDtoAsync(200, DashboardView.Of(http.Scope(), dashboard));
    }

    public async Task UpdateAsync(HttpContext http)
    {
        var id = http.RouteId();
        var request = await body.ReadDtoAsync<DashboardUpdateBody>(http);
        request.Check();
        await http.WriteDtoAsync(200, DashboardView.Of(http.Scope(), await dashboards.UpdateAsync(http.Scope(), kind, id, request.ToPatch(), http.RequestAborted)));
    }

    public async Task DeleteAsync(HttpContext http)
    {
        await dashboards.DeleteAsync(http.Scope(), kind, [http.RouteId()], http.RequestAborted);
        await http.NoContentAsync();
    }

    public async Task DeleteManyAsync(HttpContext http)
    {
        var request = await body.ReadObjectAsync(http, IdsBody.Read);
        await dashboards.DeleteAsync(http.Scope(), kind, request.Ids, http.RequestAborted);
        await http.NoContentAsync();
    }

    private async Task FindAsync(HttpContext http, Guid? projectId)
    {
        var (page, size) = http.QueryPage();
        if (projectId is not null)
            await projects.RequireAsync(http.Scope(), projectId, null, http.RequestAborted);
        var query = new DashboardQuery(
            kind,
            projectId,
            http.QueryText("name"),
            FilterParser.Parse(http.QueryText("filters"), FilterFields.Dashboards),
            SortParser.Parse(http.QueryText("sorting"), SortFields.Dashboards),
            page,
            size);
        var scope = http.Scope();
        var found = await dashboards.FindAsync(scope, query, http.RequestAborted);
        await http.WriteDtoAsync(200, PageAnswer<DashboardView>.Of(found, dashboard => DashboardView.Of(scope, dashboard), SortFields.Dashboards.Names));
    }
}
