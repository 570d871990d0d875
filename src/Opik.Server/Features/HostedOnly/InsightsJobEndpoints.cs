using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.HostedOnly;

/// <summary>Jobs that would look for issues every day. They are kept, so that settings survive; nothing runs them.</summary>
internal sealed class InsightsJobEndpoints(RequestBody body, IInsightsJobs jobs, IProjects projects)
{
    public async Task GetAsync(HttpContext http) =>
        await http.WriteDtoAsync(200, InsightsJobView.Of(await jobs.GetAsync(http.Scope(), http.RouteId("projectId"), http.RequestAborted) ?? throw Missing()));

    public async Task CreateAsync(HttpContext http)
    {
        var project = await projects.RequireAsync(http.Scope(), http.RouteId("projectId"), null, http.RequestAborted);
        var job = await jobs.CreateAsync(http.Scope(), project, http.RequestAborted);
        http.Response.Headers.Location = http.OriginalUrl();
        await http.WriteDtoAsync(StatusCodes.Status201Created, InsightsJobView.Of(job));
    }

    public async Task UpdateAsync(HttpContext http)
    {
        var id = http.RouteId("projectId");
        var enabled = (await body.ReadDtoAsync<InsightsJobUpdate>(http)).Status switch
        {
            "enabled" => true,
            "disabled" => false,
            null => throw ApiException.Invalid("status must not be null"),
            _ => throw ApiException.BadRequest("status must be one of [enabled, disabled]"),
        };
        await http.WriteDtoAsync(200, InsightsJobView.Of(await jobs.SetEnabledAsync(http.Scope(), id, enabled, http.RequestAborted) ?? throw Missing()));
    }

    /// <summary>Accepted without effect, as by a server whose assistant is not there.</summary>
    public async Task TriggerAsync(HttpContext http)
    {
        _ = await jobs.GetAsync(http.Scope(), http.RouteId("projectId"), http.RequestAborted) ?? throw Missing();
        http.Response.StatusCode = StatusCodes.Status202Accepted;
    }

    /// <summary>The toggle <c>agent_insights_guidance_enabled</c> is off.</summary>
    public Task RefuseGuidanceAsync(HttpContext http) => throw ApiException.NotFound("Guidance of Agent Insights is not enabled");

    private static ApiException Missing() => ApiException.NotFound("Agent Insights job not found");
}
