using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.HostedOnly;

/// <summary>Reports that the hosted product writes: here there are only their preferences.</summary>
internal sealed class ReportEndpoints(RequestBody body, IReports reports, IProjects projects)
{
    public async Task FindAsync(HttpContext http)
    {
        var (page, _) = http.QueryPage(maxSize: 100);
        await RequireAsync(http);
        await http.WriteDtoAsync(200, new PageAnswer<object>(page, 0, 0, [], null));
    }

    public Task GenerateAsync(HttpContext http) => throw NotServed.Of("Reports");

    public Task CompleteAsync(HttpContext http) => throw ApiException.NotFound($"Report id: {http.RouteId("reportId")} not found");

    public async Task GetPreferencesAsync(HttpContext http) =>
        await http.WriteDtoAsync(200, await reports.GetPreferenceAsync(http.Scope(), await RequireAsync(http), http.RequestAborted));

    public async Task SetPreferencesAsync(HttpContext http)
    {
        var project = await RequireAsync(http);
        var request = await body.ReadDtoAsync<ReportPreferenceBody>(http);
        request.Check();
        await http.WriteDtoAsync(200, await reports.SetPreferenceAsync(http.Scope(), project, request.Enabled, request.ScheduleTime, request.CustomPrompt, http.RequestAborted));
    }

    private Task<Guid> RequireAsync(HttpContext http) => projects.RequireAsync(http.Scope(), http.RouteId("projectId"), null, http.RequestAborted);
}
