using Opik.Server.Features.Ingest;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Prompts;

/// <summary>Versions found by name, by ids and by commits.</summary>
internal sealed class PromptRetrievalEndpoints(RequestBody body, IPrompts prompts, IPromptVersions versions, IPromptVersionLookup lookup, PromptProjects projects)
{
    /// <summary>
    /// With a project, only its prompt is found, or else one without a project, which a header marks (7-current-client b.4).
    /// </summary>
    public async Task RetrieveAsync(HttpContext http)
    {
        var request = await body.ReadDtoAsync<RetrieveVersionBody>(http);
        var pin = request.ToPin();
        var address = new PromptAddress(request.Name!, await projects.OfReadAsync(http, request.ProjectName));
        var version = await versions.RetrieveAsync(http.Scope(), address, pin, http.RequestAborted) ?? throw ApiException.NotFound("Prompt or version not found");
        if (address.ProjectId is not null && version.ProjectId is null)
            http.Response.Headers["X-Opik-Deprecation"] = "The prompt belongs to no project; create it in the project.";
        await http.WriteDtoAsync(200, PromptVersionView.Of(version));
    }

    /// <summary>In the order of the ids; unknown ones are left out.</summary>
    public async Task RetrieveByIdsAsync(HttpContext http)
    {
        var request = await body.ReadObjectAsync(http, IdsBody.Read);
        var found = await lookup.FindAsync(http.Scope(), request.Ids, http.RequestAborted);
        await http.WriteDtoAsync<IReadOnlyList<PromptVersionView>>(200, [.. request.Ids.Where(found.ContainsKey).Select(id => PromptVersionView.Of(found[id]))]);
    }

    public async Task RetrieveByCommitsAsync(HttpContext http)
    {
        var commits = (await body.ReadDtoAsync<CommitsBody>(http)).ToCommits();
        var found = await versions.FindByCommitsAsync(http.Scope(), commits, http.RequestAborted);
        await http.WriteDtoAsync<IReadOnlyList<PromptVersionLinkView>>(200, [.. found.Select(PromptVersionLinkView.Of)]);
    }

    /// <summary>409 when prompts share the commit: it names none of them.</summary>
    public async Task GetByCommitAsync(HttpContext http)
    {
        var commit = http.RouteText("commit");
        if (!PromptRules.IsCommit(commit))
            throw ApiException.BadRequest("path param commit must be 8 letters or digits");
        var found = await versions.FindByCommitsAsync(http.Scope(), [commit], http.RequestAborted);
        if (found.Count > 1)
            throw ApiException.WithMessage(StatusCodes.Status409Conflict, $"The commit '{commit}' belongs to several prompts");
        var version = found.Count == 1 ? found[0] : throw ApiException.NotFound("Prompt version not found");
        var prompt = await prompts.GetAsync(http.Scope(), version.PromptId, http.RequestAborted) ?? throw ApiException.NotFound("Prompt not found");
        var latest = await versions.GetAsync(http.Scope(), prompt.Id, PromptPin.Latest, http.RequestAborted);
        await http.WriteDtoAsync(200, PromptView.Of(prompt, latest, version));
    }
}
