using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.AgentConfigs;

/// <summary>What makes blueprints and masks. All answer 201 with the blueprint, and its address in <c>Location</c>.</summary>
internal sealed class BlueprintWriteEndpoints(RequestBody body, IAgentConfigs configs, IProjects projects)
{
    private const string Path = "/v1/private/agent-configs/blueprints";

    public async Task CreateAsync(HttpContext http)
    {
        var request = await body.ReadDtoAsync<AgentConfigBody>(http);
        request.Check();
        if (request.Blueprint!.Type == BlueprintType.Mask)
            throw ApiException.BadRequest("A configuration begins with a blueprint; a mask can be added to it later");
        var draft = request.Blueprint.ToDraft();
        var projectId = request.ProjectId is null
            ? await projects.ResolveAsync(http.Scope(), request.ProjectName, http.RequestAborted)
            : await projects.RequireAsync(http.Scope(), request.ProjectId, null, http.RequestAborted);
        await AnswerAsync(http, await configs.CreateAsync(http.Scope(), projectId, request.Id, draft, http.RequestAborted));
    }

    public async Task AddAsync(HttpContext http)
    {
        var request = await body.ReadDtoAsync<AgentConfigBody>(http);
        request.Check();
        var draft = request.Blueprint!.ToDraft();
        var projectId = await projects.RequireAsync(http.Scope(), request.ProjectId, request.ProjectName, http.RequestAborted);
        await AnswerAsync(http, await configs.AddAsync(http.Scope(), projectId, draft, http.RequestAborted));
    }

    public async Task ApplyMaskAsync(HttpContext http) =>
        await AnswerAsync(http, await configs.ApplyMaskAsync(http.Scope(), http.RouteId("projectId"), http.RouteId("maskId"), http.RequestAborted));

    /// <summary>204 when there is nothing to remove, also where the project does not exist yet.</summary>
    public async Task RemoveKeysAsync(HttpContext http)
    {
        var request = await body.ReadDtoAsync<RemoveKeysBody>(http);
        var keys = request.ToKeys();
        var projectId = request.ProjectId is null
            ? (await projects.FindAsync(http.Scope(), request.ProjectName!, http.RequestAborted))?.Id
            : await projects.RequireAsync(http.Scope(), request.ProjectId, null, http.RequestAborted);
        if (projectId is { } id && await configs.RemoveKeysAsync(http.Scope(), id, keys, http.RequestAborted) is { } added)
            await AnswerAsync(http, added);
        else
            await http.NoContentAsync();
    }

    private static Task AnswerAsync(HttpContext http, AgentBlueprint blueprint)
    {
        // Some of the paths that lead here are longer than the address of a blueprint.
        http.Response.Headers.Location = $"{http.Request.Scheme}://{http.Request.Host}{http.Request.PathBase}{Path}/{blueprint.Id:D}";
        return http.WriteDtoAsync(StatusCodes.Status201Created, BlueprintView.Of(blueprint));
    }
}
