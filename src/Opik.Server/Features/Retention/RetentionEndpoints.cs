using Opik.Contracts;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Retention;

/// <summary>Rules that say how long traces are kept.</summary>
internal sealed class RetentionEndpoints(RequestBody body, IRetentionRules rules, IProjects projects, TimeProvider clock)
{
    public async Task FindAsync(HttpContext http)
    {
        var (page, size) = http.QueryPage();
        var found = await rules.FindAsync(http.Scope(), http.QueryFlag("include_inactive"), page, size, http.RequestAborted);
        await http.WriteDtoAsync(200, PageAnswer<RetentionRuleView>.Of(found, RetentionRuleView.Of, null));
    }

    public async Task CreateAsync(HttpContext http)
    {
        var scope = http.Scope();
        var rule = (await body.ReadDtoAsync<RetentionRuleBody>(http)).ToRule(UuidV7.Create(clock), scope.WorkspaceId);
        if (rule.ProjectId is { } project)
            await projects.RequireAsync(scope, project, null, http.RequestAborted);
        var created = await rules.CreateAsync(scope, rule, http.RequestAborted);
        http.Response.Headers.Location = $"{http.OriginalUrl()}/{created.Id:D}";
        await http.WriteDtoAsync(StatusCodes.Status201Created, RetentionRuleView.Of(created));
    }

    public async Task GetAsync(HttpContext http) =>
        await http.WriteDtoAsync(200, RetentionRuleView.Of(await rules.GetAsync(http.Scope(), http.RouteId("ruleId"), http.RequestAborted) ?? throw Missing()));

    public async Task DeactivateAsync(HttpContext http)
    {
        if (!await rules.DeactivateAsync(http.Scope(), http.RouteId("ruleId"), http.RequestAborted))
            throw Missing();
        await http.NoContentAsync();
    }

    private static ApiException Missing() => ApiException.NotFound("Retention rule not found");
}
