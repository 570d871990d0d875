using Opik.Contracts;
using Opik.Server.Features.Ingest;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Prompts;

/// <summary>Prompts.</summary>
internal sealed class PromptEndpoints(RequestBody body, IPrompts prompts, IPromptVersions versions, PromptProjects projects, TimeProvider clock)
{
    public Task FindAsync(HttpContext http) => FindAsync(http, http.QueryId("project_id"));

    public Task FindOfProjectAsync(HttpContext http) => FindAsync(http, http.RouteId("projectId"));

    public async Task CreateAsync(HttpContext http)
    {
        var request = await body.ReadDtoAsync<PromptBody>(http);
        request.Check();
        var projectId = await projects.OfWriteAsync(http, request.ProjectId, request.ProjectName);
        var prompt = request.ToPrompt(request.Id ?? UuidV7.Create(clock), projectId);
        await PromptConflicts.ToldAsync(prompts.CreateAsync(http.Scope(), prompt, request.ToFirstVersion(), http.RequestAborted));
        await http.CreatedAsync(prompt.Id);
    }

    /// <summary>With the newest version, and the one that <c>mask_id</c> or <c>environment</c> asks for.</summary>
    public async Task GetAsync(HttpContext http)
    {
        var id = http.RouteId();
        var maskId = http.QueryId("mask_id");
        var environment = http.QueryText("environment");
        if (maskId is not null && environment is not null)
            throw ApiException.BadRequest("mask_id and environment are mutually exclusive");
        var prompt = await prompts.GetAsync(http.Scope(), id, http.RequestAborted) ?? throw ApiException.NotFound("Prompt not found");
        var latest = await versions.GetAsync(http.Scope(), id, PromptPin.Latest, http.RequestAborted);
        await http.WriteDtoAsync(200, PromptView.Of(prompt, latest, await RequestedAsync(http, id, maskId, environment)));
    }

    public async Task UpdateAsync(HttpContext http)
    {
        var id = http.RouteId();
        var request = await body.ReadObjectAsync(http, PromptUpdateBody.Read);
        await PromptConflicts.ToldAsync(prompts.UpdateAsync(http.Scope(), id, request.ToPatch(), http.RequestAborted));
        await http.NoContentAsync();
    }

    public async Task DeleteAsync(HttpContext http)
    {
        await prompts.DeleteAsync(http.Scope(), [http.RouteId()], http.RequestAborted);
        await http.NoContentAsync();
    }

    public async Task DeleteManyAsync(HttpContext http)
    {
        var request = await body.ReadObjectAsync(http, IdsBody.Read);
        await prompts.DeleteAsync(http.Scope(), request.Ids, http.RequestAborted);
        await http.NoContentAsync();
    }

    private async Task FindAsync(HttpContext http, Guid? projectId)
    {
        var (page, size) = http.QueryPage();
        var query = new PromptQuery(
            await projects.OfListAsync(http, projectId),
            http.QueryText("name"),
            FilterParser.Parse(http.QueryText("filters"), FilterFields.Prompts),
            SortParser.Parse(http.QueryText("sorting"), SortFields.Prompts),
            page,
            size);
        var found = await prompts.FindAsync(http.Scope(), query, http.RequestAborted);
        await http.WriteDtoAsync(200, PageAnswer<PromptView>.Of(found, PromptView.Of, SortFields.Prompts.Names));
    }

    private async Task<PromptVersion?> RequestedAsync(HttpContext http, Guid id, Guid? maskId, string? environment)
    {
        if (maskId is { } mask)
        {
            var version = await versions.GetAsync(http.Scope(), mask, http.RequestAborted);
            return version is { IsMask: true } && version.PromptId == id ? version : throw ApiException.NotFound("Prompt version not found");
        }

        if (environment is null)
            return null;
        return await versions.GetAsync(http.Scope(), id, new PromptPin(Environment: environment), http.RequestAborted)
            ?? throw ApiException.NotFound($"Environment '{environment}' uses no version of the prompt");
    }
}
