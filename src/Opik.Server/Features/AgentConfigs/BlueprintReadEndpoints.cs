using System.Globalization;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.AgentConfigs;

/// <summary>Blueprints. The query parameter <c>mask_id</c> lays a mask over what is read.</summary>
internal sealed class BlueprintReadEndpoints(IAgentConfigs configs)
{
    public async Task GetAsync(HttpContext http) =>
        await AnswerAsync(http, await configs.GetAsync(http.Scope(), http.RouteId(), http.QueryId("mask_id"), http.RequestAborted));

    public async Task GetDeltaAsync(HttpContext http) =>
        await AnswerAsync(http, await configs.GetDeltaAsync(http.Scope(), http.RouteId(), http.RequestAborted));

    public Task GetLatestAsync(HttpContext http) => PinnedAsync(http, AgentBlueprintPin.Latest);

    public Task GetByEnvironmentAsync(HttpContext http) => PinnedAsync(http, new AgentBlueprintPin(Environment: http.RouteText("environment")));

    public Task GetByNameAsync(HttpContext http) => PinnedAsync(http, new AgentBlueprintPin(Number: NumberOf(http.RouteText("name"))));

    /// <summary><c>size</c> of the answer is the one that was asked for, other than in other lists.</summary>
    public async Task FindAsync(HttpContext http)
    {
        var (page, size) = http.QueryPage();
        var projectId = http.RouteId("projectId");
        var found = await configs.FindAsync(http.Scope(), projectId, page, size, http.RequestAborted)
            ?? throw ApiException.NotFound($"No configuration found for project '{projectId:D}'");
        await http.WriteDtoAsync(200, new PageAnswer<BlueprintView>(page, size, found.Total, [.. found.Content.Select(BlueprintView.Of)], null));
    }

    /// <summary>Number of the blueprint <c>v12</c>; other names have none, and no blueprint has the number 0.</summary>
    public static long NumberOf(string name) =>
        name.StartsWith('v') && long.TryParse(name.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private async Task PinnedAsync(HttpContext http, AgentBlueprintPin pin) =>
        await AnswerAsync(http, await configs.GetAsync(http.Scope(), http.RouteId("projectId"), pin, http.QueryId("mask_id"), http.RequestAborted));

    private static Task AnswerAsync(HttpContext http, AgentBlueprint? blueprint) =>
        http.WriteDtoAsync(200, BlueprintView.Of(blueprint ?? throw ApiException.NotFound("Blueprint not found")));
}
