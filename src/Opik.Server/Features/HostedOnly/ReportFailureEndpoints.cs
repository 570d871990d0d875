using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.HostedOnly;

/// <summary>Failures that reporting jobs have told of.</summary>
internal sealed class ReportFailureEndpoints(RequestBody body, IReports reports, IProjects projects)
{
    public async Task FindAsync(HttpContext http)
    {
        var type = http.QueryText("type") ?? throw ApiException.BadRequest("query param type must not be null");
        if (type != ReportFailureBody.AgentInsights)
            throw ApiException.BadRequest($"query param type must be one of [{ReportFailureBody.AgentInsights}]");
        var project = http.QueryId("project_id") ?? throw ApiException.BadRequest("query param project_id must not be null");
        var (page, size) = http.QueryPage(maxSize: 100);
        await http.WriteDtoAsync(200, PageAnswer<ReportFailure>.Of(await reports.FindFailuresAsync(http.Scope(), project, type, page, size, http.RequestAborted), static failure => failure, null));
    }

    public async Task CreateAsync(HttpContext http)
    {
        var request = await body.ReadDtoAsync<ReportFailureBody>(http);
        request.Check();
        var project = await projects.RequireAsync(http.Scope(), request.ProjectId, null, http.RequestAborted);
        await http.CreatedAsync(await reports.AddFailureAsync(http.Scope(), project, request.Type!, request.Reason!, request.Detail, http.RequestAborted));
    }
}
