using System.Text.Json;

namespace Opik.Server.Tests.Features;

/// <summary>Blueprints of agents: versions, masks, environments.</summary>
public sealed class AgentConfigTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private const string Root = "/v1/private/agent-configs/blueprints";

    [Fact]
    public async Task The_first_blueprint_is_used_in_production()
    {
        var id = Guid.CreateVersion7();
        var created = await server.SendAsync("POST", Root, $$"""
            {"project_name":"agent first","blueprint":{"id":"{{id}}","type":"blueprint","description":"d","values":[
              {"key":"model","value":"gpt-4o","type":"string","description":"which model"},{"key":"temperature","value":"0.7","type":"float"},{"key":"nothing","type":"string"}]} }
            """);

        Assert.Equal(201, created.Code);
        Assert.EndsWith($"{Root}/{id}", created.Location, StringComparison.Ordinal);
        var project = await ProjectAsync("agent first");
        foreach (var path in new[] { $"/{id}", $"/latest/projects/{project}", $"/environments/prod/projects/{project}", $"/projects/{project}/names/v1" })
        {
            var read = await server.SendAsync("GET", Root + path);
            Assert.Equal((200, created.Body), (read.Code, read.Body));
        }

        var blueprint = created.Json;
        Assert.Equal(("v1", "blueprint", "d", """["prod"]"""), (Text(blueprint, "name"), Text(blueprint, "type"), Text(blueprint, "description"), blueprint.GetProperty("envs").GetRawText()));
        Assert.Equal("""[{"key":"model","value":"gpt-4o","type":"string","description":"which model"},{"key":"temperature","value":"0.7","type":"float"},{"key":"nothing","type":"string"}]""", blueprint.GetProperty("values").GetRawText());
    }

    [Fact]
    public async Task A_project_has_one_configuration()
    {
        await CreateAsync("agent once", ("a", "1"));

        Assert.Equal(409, (await server.SendAsync("POST", Root, Body("agent once", "blueprint", ("a", "2")))).Code);
        Assert.Equal(400, (await server.SendAsync("POST", Root, Body("agent masked first", "mask", ("a", "2")))).Code);
        Assert.Equal(404, (await server.SendAsync("PATCH", Root, Body("no such agent", "blueprint", ("a", "2")))).Code);
        Assert.Equal(404, (await server.SendAsync("POST", "/v1/private/projects/retrieve", """{"name":"no such agent"}""")).Code);
        var empty = await ProjectAsync("agent without", create: true);
        Assert.Equal(404, (await server.SendAsync("PATCH", Root, Body("agent without", "blueprint", ("a", "2")))).Code);
        Assert.Equal(404, (await server.SendAsync("GET", $"{Root}/latest/projects/{empty}")).Code);
        Assert.Equal(404, (await server.SendAsync("GET", $"{Root}/history/projects/{empty}")).Code);
    }

    [Fact]
    public async Task Parallel_firsts_make_one_configuration_and_parallel_additions_distinct_names()
    {
        var firsts = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => server.SendAsync("POST", Root, Body("agent race", "blueprint", ("a", $"{i}")))));
        Assert.Equal([201, 409, 409, 409, 409, 409, 409, 409], firsts.Select(answer => answer.Code).Order());

        var additions = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => server.SendAsync("PATCH", Root, Body("agent race", "blueprint", ("a", $"{i}")))));
        Assert.Equal(Enumerable.Range(2, 16).Select(number => $"v{number}").Order(StringComparer.Ordinal), additions.Select(answer => Text(answer.Json, "name")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_blueprint_is_the_whole_configuration_and_its_delta_what_changed()
    {
        var project = await CreateAsync("agent whole", ("a", "1"), ("b", "2"), ("c", "3"));
        var second = await AddAsync("agent whole", "blueprint", ("b", "20"), ("c", "3"), ("d", "4"));

        Assert.Equal(("v2", "b=20,c=3,d=4"), (Text(second, "name"), Values(second)));
        Assert.Equal("b=20,d=4", Values((await server.SendAsync("GET", $"{Root}/{Text(second, "id")}/deltas")).Json));
        var first = (await server.SendAsync("GET", $"{Root}/projects/{project}/names/v1")).Json;
        Assert.Equal("a=1,b=2,c=3", Values(first));
        Assert.Equal("a=1,b=2,c=3", Values((await server.SendAsync("GET", $"{Root}/{Text(first, "id")}/deltas")).Json));

        var history = (await server.SendAsync("GET", $"{Root}/history/projects/{project}?size=5")).Json;
        Assert.Equal((1, 5, 2), (history.GetProperty("page").GetInt32(), history.GetProperty("size").GetInt32(), history.GetProperty("total").GetInt32()));
        Assert.Equal(["v2", "v1"], history.GetProperty("content").EnumerateArray().Select(row => Text(row, "name")));
        Assert.Equal(["v1"], (await server.SendAsync("GET", $"{Root}/history/projects/{project}?size=1&page=2")).Json.GetProperty("content").EnumerateArray().Select(row => Text(row, "name")));
        foreach (var name in new[] { "v3", "v0", "2", "prod" })
            Assert.Equal(404, (await server.SendAsync("GET", $"{Root}/projects/{project}/names/{name}")).Code);
    }

    [Fact]
    public async Task A_mask_is_laid_over_what_is_read_and_can_become_a_blueprint()
    {
        var project = await CreateAsync("agent masked", ("a", "1"), ("b", "2"));
        await CreateAsync("agent other", ("a", "1"));
        var mask = await AddAsync("agent masked", "mask", ("b", "20"), ("c", "30"));
        var id = Text(mask, "id");

        Assert.Equal("mask", Text(mask, "type"));
        Assert.False(mask.TryGetProperty("name", out _));
        foreach (var path in new[] { $"latest/projects/{project}", $"environments/prod/projects/{project}", $"projects/{project}/names/v1" })
            Assert.Equal("a=1,b=20,c=30", Values((await server.SendAsync("GET", $"{Root}/{path}?mask_id={id}")).Json));
        Assert.Equal("a=1,b=2", Values((await server.SendAsync("GET", $"{Root}/latest/projects/{project}")).Json));
        Assert.Equal("b=20,c=30", Values((await server.SendAsync("GET", $"{Root}/{id}/deltas")).Json));
        Assert.Equal(404, (await server.SendAsync("GET", $"{Root}/{id}")).Code);
        Assert.Equal(404, (await server.SendAsync("GET", $"{Root}/latest/projects/{project}?mask_id={Guid.CreateVersion7()}")).Code);
        Assert.Equal(404, (await server.SendAsync("GET", $"{Root}/latest/projects/{await ProjectAsync("agent other")}?mask_id={id}")).Code);

        var applied = await server.SendAsync("POST", $"{Root}/projects/{project}/masks/{id}");
        Assert.Equal((201, "v2", "a=1,b=20,c=30"), (applied.Code, Text(applied.Json, "name"), Values(applied.Json)));
        Assert.EndsWith($"{Root}/{Text(applied.Json, "id")}", applied.Location, StringComparison.Ordinal);
        Assert.Equal(404, (await server.SendAsync("POST", $"{Root}/projects/{project}/masks/{Text(applied.Json, "id")}")).Code);
    }

    [Fact]
    public async Task Environments_move_between_blueprints()
    {
        var project = await CreateAsync("agent moved", ("a", "1"));
        var second = Text(await AddAsync("agent moved", "blueprint", ("a", "2")), "id");
        var foreign = await CreateAsync("agent foreign", ("a", "3"));

        Assert.Equal(204, (await server.SendAsync("POST", Root + "/environments", $$"""{"project_id":"{{project}}","envs":[{"env_name":"staging","blueprint_id":"{{second}}"}]}""")).Code);
        Assert.Equal(("v2", "v1"), (await NameAsync(project, "staging"), await NameAsync(project, "prod")));
        Assert.Equal(204, (await server.SendAsync("PUT", $"{Root}/environments/prod/projects/{project}", """{"blueprint_name":"v2"}""")).Code);
        Assert.Equal("""["prod","staging"]""", (await server.SendAsync("GET", $"{Root}/{second}")).Json.GetProperty("envs").GetRawText());

        // All or nothing.
        var mixed = await server.SendAsync("POST", Root + "/environments", $$"""
            {"project_id":"{{foreign}}","envs":[{"env_name":"fine","blueprint_id":"{{await LatestAsync(foreign)}}"},{"env_name":"bad","blueprint_id":"{{second}}"}]}
            """);
        Assert.Equal(404, mixed.Code);
        Assert.Equal(404, (await server.SendAsync("GET", $"{Root}/environments/fine/projects/{foreign}")).Code);
        Assert.Equal(400, (await server.SendAsync("POST", Root + "/environments", $$"""
            {"project_id":"{{project}}","envs":[{"env_name":"e","blueprint_id":"{{second}}"},{"env_name":"E","blueprint_id":"{{second}}"}]}
            """)).Code);
        Assert.Equal(404, (await server.SendAsync("PUT", $"{Root}/environments/prod/projects/{project}", """{"blueprint_name":"v9"}""")).Code);
        Assert.Equal(422, (await server.SendAsync("PUT", $"{Root}/environments/prod/projects/{project}", "{}")).Code);

        Assert.Equal(204, (await server.SendAsync("DELETE", $"{Root}/environments/prod/projects/{project}")).Code);
        Assert.Equal(204, (await server.SendAsync("DELETE", $"{Root}/environments/prod/projects/{project}")).Code);
        Assert.Equal(404, (await server.SendAsync("GET", $"{Root}/environments/prod/projects/{project}")).Code);
    }

    [Fact]
    public async Task Keys_are_removed_by_a_new_blueprint()
    {
        var project = await CreateAsync("agent shorter", ("a", "1"), ("b", "2"));

        var removed = await server.SendAsync("POST", Root + "/remove-keys", $$"""{"project_id":"{{project}}","keys":["b","unknown"]}""");
        Assert.Equal((201, "v2", "a=1"), (removed.Code, Text(removed.Json, "name"), Values(removed.Json)));
        Assert.EndsWith($"{Root}/{Text(removed.Json, "id")}", removed.Location, StringComparison.Ordinal);
        Assert.Equal(204, (await server.SendAsync("POST", Root + "/remove-keys", """{"project_name":"agent shorter","keys":["b"]}""")).Code);
        Assert.Equal(204, (await server.SendAsync("POST", Root + "/remove-keys", """{"project_name":"agent of nobody","keys":["b"]}""")).Code);
        Assert.Equal(422, (await server.SendAsync("POST", Root + "/remove-keys", """{"keys":["b"]}""")).Code);
        Assert.Equal(422, (await server.SendAsync("POST", Root + "/remove-keys", """{"project_name":"agent shorter"}""")).Code);
    }

    [Theory]
    [InlineData("""{"blueprint":{"type":"blueprint","values":[{"key":"a","type":"string"}]}}""", "projectId or projectName must not be blank")]
    [InlineData("""{"project_name":"p"}""", "blueprint must not be null")]
    [InlineData("""{"project_name":"p","blueprint":{"values":[{"key":"a","type":"string"}]}}""", "blueprint.type must not be null")]
    [InlineData("""{"project_name":"p","blueprint":{"type":"blueprint","values":[]}}""", "blueprint.values size must be between 1 and 250")]
    [InlineData("""{"project_name":"p","blueprint":{"type":"blueprint","values":[{"type":"string"}]}}""", "blueprint.values[0].key must not be blank")]
    [InlineData("""{"project_name":"p","blueprint":{"type":"blueprint","values":[{"key":"a"}]}}""", "blueprint.values[0].type must not be null")]
    [InlineData("""{"project_name":"p","blueprint":{"type":"blueprint","values":[{"key":"a","type":"string"},{"key":"a","type":"string"}]}}""", "blueprint.values must have each key once: a")]
    public async Task Broken_rules_are_told_by_name(string body, string error)
    {
        foreach (var method in new[] { "POST", "PATCH" })
        {
            var answer = await server.SendAsync(method, Root, body);
            Assert.Equal(422, answer.Code);
            Assert.Equal([error], answer.Errors);
        }
    }

    private async Task<string> CreateAsync(string project, params (string Key, string Value)[] values)
    {
        Assert.Equal(201, (await server.SendAsync("POST", Root, Body(project, "blueprint", values))).Code);
        return await ProjectAsync(project);
    }

    private async Task<JsonElement> AddAsync(string project, string type, params (string Key, string Value)[] values)
    {
        var answer = await server.SendAsync("PATCH", Root, Body(project, type, values));
        Assert.Equal(201, answer.Code);
        return answer.Json;
    }

    private async Task<string> ProjectAsync(string name, bool create = false)
    {
        if (create)
            await server.SendAsync("POST", "/v1/private/projects", $$"""{"name":"{{name}}"}""");
        return Text((await server.SendAsync("POST", "/v1/private/projects/retrieve", $$"""{"name":"{{name}}"}""")).Json, "id");
    }

    private async Task<string> NameAsync(string project, string environment) =>
        Text((await server.SendAsync("GET", $"{Root}/environments/{environment}/projects/{project}")).Json, "name");

    private async Task<string> LatestAsync(string project) => Text((await server.SendAsync("GET", $"{Root}/latest/projects/{project}")).Json, "id");

    private static string Body(string project, string type, params (string Key, string Value)[] values) =>
        JsonSerializer.Serialize(new { project_name = project, blueprint = new { type, values = values.Select(value => new { key = value.Key, value = value.Value, type = "string" }) } });

    private static string Values(JsonElement blueprint) =>
        string.Join(',', blueprint.GetProperty("values").EnumerateArray().Select(value => $"{Text(value, "key")}={Text(value, "value")}"));

    private static string Text(JsonElement json, string member) => json.GetProperty(member).GetString()!;
}
