using Opik.Contracts;
using Opik.Server.Features.Ingest;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Prompts;

/// <summary>Versions of prompts.</summary>
internal sealed class PromptVersionEndpoints(RequestBody body, IPrompts prompts, IPromptVersions versions, PromptProjects projects)
{
    /// <summary>Answers 200 with the version, unlike other creations.</summary>
    public async Task CreateAsync(HttpContext http)
    {
        var request = await body.ReadDtoAsync<CreateVersionBody>(http);
        request.Check();
        var draft = request.Version!.ToDraft();
        var address = new PromptAddress(request.Name!, await projects.OfWriteAsync(http, request.ProjectId, request.ProjectName));
        var created = await PromptConflicts.ToldAsync(versions.CreateAsync(http.Scope(), address, request.TemplateStructure ?? default, draft, http.RequestAborted));
        await http.WriteDtoAsync(200, PromptVersionView.Of(created));
    }

    public async Task TagAsync(HttpContext http)
    {
        var request = await body.ReadDtoAsync<TagVersionsBody>(http);
        request.Check();
        if (request.Update!.Tags.WithoutNulls() is { } tags
            && !await versions.TagAsync(http.Scope(), request.Ids!, tags, request.MergeTags == true, http.RequestAborted))
        {
            throw ApiException.Invalid($"Tag limit exceeded: maximum {Limits.Tags} tags per item");
        }

        await http.NoContentAsync();
    }

    public async Task GetAsync(HttpContext http)
    {
        var version = await versions.GetAsync(http.Scope(), http.RouteId("versionId"), http.RequestAborted) ?? throw NotFound();
        await http.WriteDtoAsync(200, PromptVersionView.Of(version));
    }

    public async Task GetByNumberAsync(HttpContext http)
    {
        var promptId = http.RouteId("promptId");
        if (!PromptRules.TryReadVersionName(http.RouteText("versionNumber"), out var number))
            throw ApiException.BadRequest("path param versionNumber must have the form v1");
        var version = await versions.GetAsync(http.Scope(), promptId, new PromptPin(Number: number), http.RequestAborted) ?? throw NotFound();
        await http.WriteDtoAsync(200, PromptVersionView.Of(version));
    }

    public async Task FindAsync(HttpContext http)
    {
        var id = http.RouteId();
        var (page, size) = http.QueryPage();
        var query = new PromptVersionQuery(
            id,
            http.QueryText("search"),
            FilterParser.Parse(http.QueryText("filters"), FilterFields.PromptVersions),
            SortParser.Parse(http.QueryText("sorting"), SortFields.PromptVersions),
            page,
            size);
        _ = await prompts.GetAsync(http.Scope(), id, http.RequestAborted) ?? throw ApiException.NotFound("Prompt not found");
        var found = await versions.FindAsync(http.Scope(), query, http.RequestAborted);
        await http.WriteDtoAsync(200, PageAnswer<PromptVersionView>.Of(found, PromptVersionView.InList, SortFields.PromptVersions.Names));
    }

    public async Task RestoreAsync(HttpContext http)
    {
        var restored = await PromptConflicts.ToldAsync(versions.RestoreAsync(http.Scope(), http.RouteId("promptId"), http.RouteId("versionId"), http.RequestAborted));
        await http.WriteDtoAsync(200, PromptVersionView.Of(restored));
    }

    public async Task SetEnvironmentsAsync(HttpContext http)
    {
        var id = http.RouteId("versionId");
        var names = (await body.ReadDtoAsync<EnvironmentsBody>(http)).ToNames();
        await PromptConflicts.ToldAsync(versions.SetEnvironmentsAsync(http.Scope(), id, names, http.RequestAborted));
        await http.NoContentAsync();
    }

    private static ApiException NotFound() => ApiException.NotFound("Prompt version not found");
}
