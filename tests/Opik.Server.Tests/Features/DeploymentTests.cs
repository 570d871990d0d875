using System.Globalization;
using System.Text.Json;

namespace Opik.Server.Tests.Features;

/// <summary>What was deployed when, for charts to draw in.</summary>
public sealed class DeploymentTests : IAsyncLifetime
{
    private const string Blueprints = "/v1/private/agent-configs/blueprints";
    private readonly ServerFixture _server = new();

    public async ValueTask InitializeAsync() => await _server.StartAsync(static options => options);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_version_that_was_replaced_is_still_told_and_the_same_again_is_no_deployment()
    {
        var project = await ProjectAsync("deployed");
        await SendAsync("POST", "/v1/private/environments", """{"name":"production"}""", 201);
        var first = (await SendAsync("POST", "/v1/private/prompts/versions", Version("one"), 200)).Json;
        var second = (await SendAsync("POST", "/v1/private/prompts/versions", Version("two"), 200)).Json;
        foreach (var version in new[] { first, second, second, first })
            await SendAsync("PATCH", $"/v1/private/prompts/versions/{Text(version, "id")}/environments", """{"environments":["production"]}""", 204);

        var found = await DeploymentsAsync(project);
        Assert.Equal(["v1", "v2", "v1"], found.Select(each => Text(each, "version_number")));
        Assert.All(found, each => Assert.Equal(("production", "greeting", "admin"), (Text(each, "environment"), Text(each, "prompt_name"), Text(each, "by"))));

        var since = found[1].GetProperty("at").GetDateTime().ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture);
        Assert.Equal(["v2", "v1"], (await DeploymentsAsync(project, $"?from_time={since}")).Select(each => Text(each, "version_number")));
        Assert.Empty(await DeploymentsAsync(await ProjectAsync("another")));

        await SendAsync("DELETE", $"/v1/private/prompts/{Text(first, "prompt_id")}", string.Empty, 204);
        Assert.Empty(await DeploymentsAsync(project));

        static string Version(string template) => $$$"""{"name":"greeting","project_name":"deployed","version":{"template":"{{{template}}}"}}""";
    }

    [Fact]
    public async Task Configurations_of_the_agent_are_told_without_a_prompt()
    {
        var project = await ProjectAsync("agent");
        var first = (await SendAsync("POST", Blueprints, Blueprint(project, "0.1"), 201)).Json;
        var second = (await SendAsync("PATCH", Blueprints, Blueprint(project, "0.2"), 201)).Json;
        await SendAsync("POST", Blueprints + "/environments", $$"""{"project_id":"{{project}}","envs":[{"env_name":"production","blueprint_id":"{{Text(second, "id")}}"},{"env_name":"staging","blueprint_id":"{{Text(first, "id")}}"}]}""", 204);
        await SendAsync("POST", Blueprints + "/environments", $$"""{"project_id":"{{project}}","envs":[{"env_name":"production","blueprint_id":"{{Text(second, "id")}}"}]}""", 204);

        var found = (await DeploymentsAsync(project)).Where(each => Text(each, "environment") is "production" or "staging").ToList();
        Assert.Equal([("production", "v2"), ("staging", "v1")], found.Select(each => (Text(each, "environment"), Text(each, "version_number"))).Distinct().Order());
        Assert.All(found, each => Assert.False(each.TryGetProperty("prompt_id", out _)));
    }

    [Fact]
    public async Task Of_no_project_nothing_is_told() => await SendAsync("GET", $"/v1/private/projects/{Guid.CreateVersion7()}/deployments", string.Empty, 404);

    private static string Blueprint(string project, string temperature) =>
        $$$"""{"project_id":"{{{project}}}","blueprint":{"type":"blueprint","values":[{"key":"temperature","value":"{{{temperature}}}","type":"float"}]}}""";

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;

    private async Task<List<JsonElement>> DeploymentsAsync(string project, string query = "") =>
        [.. (await SendAsync("GET", $"/v1/private/projects/{project}/deployments{query}", string.Empty, 200)).Json.GetProperty("content").EnumerateArray()];

    private async Task<string> ProjectAsync(string name)
    {
        var answer = await SendAsync("POST", "/v1/private/projects", $$"""{"name":"{{name}}"}""", 201);
        return answer.Location![(answer.Location!.LastIndexOf('/') + 1)..];
    }

    private async Task<Answer> SendAsync(string method, string path, string json, int code)
    {
        var answer = await _server.SendAsync(method, path, json);
        Assert.True(answer.Code == code, $"{method} {path}: {answer.Code} {answer.Body}");
        return answer;
    }
}
