namespace Opik.Server.Tests.Prompts;

/// <summary>What is typed of an agent's configuration before it is a version (docs/api-extensions.md).</summary>
public sealed class AgentDraftTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private const string Root = "/v1/private/agent-configs";

    [Fact]
    public async Task A_draft_may_be_incomplete_is_kept_over_a_restart_and_is_no_version()
    {
        var path = $"{Root}/projects/{await ProjectAsync()}/draft";
        Assert.Equal("""{"revision":0}""", (await server.SendAsync("GET", path)).Body);

        const string Content = """{"values":[{"key":"","value":"x","type":"string"},{"key":"limit","value":"not yet","type":"integer"}],"description":"Shorter","base_blueprint_id":"01900000-0000-7000-8000-000000000001"}""";
        var written = await server.SendAsync("PUT", path, $$"""{"revision":0,"content":{{Content}}}""");
        Assert.Equal(200, written.Code);
        await server.RestartAsync();

        Assert.Equal(Content, (await server.SendAsync("GET", path)).Json.GetProperty("content").GetRawText());
        Assert.Equal(404, (await server.SendAsync("GET", path.Replace("/projects/", "/blueprints/latest/projects/", StringComparison.Ordinal).Replace("/draft", string.Empty, StringComparison.Ordinal))).Code);
        Assert.Equal(409, (await server.SendAsync("PUT", path, """{"revision":0,"content":{"values":[]}}""")).Code);
        Assert.Equal(200, (await server.SendAsync("DELETE", $"{path}?revision=1")).Code);
        Assert.Equal("""{"revision":2""", (await server.SendAsync("GET", path)).Body[..13]);
    }

    [Theory]
    [InlineData("""{"revision":0,"content":{}}""", "content.values must not be null")]
    [InlineData("""{"revision":0,"content":{"values":[{"key":"a"}]}}""", "content.values[0].type must not be null")]
    [InlineData("""{"content":{"values":[]}}""", "revision must not be null")]
    public async Task Broken_rules_are_told_by_name(string json, string error)
    {
        var answer = await server.SendAsync("PUT", $"{Root}/projects/{await ProjectAsync()}/draft", json);

        Assert.Equal((422, error), (answer.Code, answer.Errors[0]));
    }

    [Fact]
    public async Task A_draft_goes_with_its_project()
    {
        var project = await ProjectAsync();
        var path = $"{Root}/projects/{project}/draft";
        Assert.Equal(200, (await server.SendAsync("PUT", path, """{"revision":0,"content":{"values":[]}}""")).Code);

        Assert.Equal(204, (await server.SendAsync("DELETE", $"/v1/private/projects/{project}")).Code);

        Assert.Equal(404, (await server.SendAsync("GET", path)).Code);
        Assert.Equal(404, (await server.SendAsync("PUT", path, """{"revision":1,"content":{"values":[]}}""")).Code);
    }

    private async Task<string> ProjectAsync()
    {
        var name = $"agent-{Guid.CreateVersion7()}";
        Assert.Equal(201, (await server.SendAsync("POST", "/v1/private/projects", $$"""{"name":"{{name}}"}""")).Code);
        return (await server.SendAsync("POST", "/v1/private/projects/retrieve", $$"""{"name":"{{name}}"}""")).Json.GetProperty("id").GetString()!;
    }
}
