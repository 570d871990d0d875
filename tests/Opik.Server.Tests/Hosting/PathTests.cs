namespace Opik.Server.Tests.Hosting;

public sealed class PathTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    [Theory]
    [InlineData("/is-alive/ping")]
    [InlineData("/is-alive/ping/")]
    [InlineData("/api/is-alive/ping")]
    [InlineData("/api/is-alive/ping/")]
    public async Task Every_path_exists_at_the_root_and_under_api_with_and_without_slash(string path)
    {
        var answer = await server.SendAsync("GET", path);

        Assert.Equal(200, answer.Code);
        Assert.True(answer.Json.GetProperty("healthy").GetBoolean());
    }

    [Fact]
    public async Task The_version_tells_the_level_of_the_wire()
    {
        var answer = await server.SendAsync("GET", "/is-alive/ver");

        Assert.Equal("2.2.122", answer.Json.GetProperty("version").GetString());
        Assert.NotEmpty(answer.Json.GetProperty("server_version").GetString()!);
    }

    [Theory]
    [InlineData("/api/nothing")]
    [InlineData("/v1/private/nothing")]
    [InlineData("/.well-known/oauth-authorization-server/opik")]
    [InlineData("/api/rest/v2/account-details")]
    [InlineData("/v1/mcp")]
    [InlineData("/v1/private/auth/nothing")]
    [InlineData("/is-alive/nothing")]
    [InlineData("/api")]
    public async Task Unknown_paths_are_JSON_404(string path)
    {
        var answer = await server.SendAsync("GET", path);

        Assert.Equal(404, answer.Code);
        Assert.Equal("application/json", answer.ContentType);
        Assert.Equal(404, answer.Json.GetProperty("code").GetInt32());
    }

    [Fact]
    public async Task Unknown_methods_are_JSON_405()
    {
        var answer = await server.SendAsync("DELETE", "/api/is-alive/ping");

        Assert.Equal(405, answer.Code);
        Assert.Equal(405, answer.Json.GetProperty("code").GetInt32());
    }

    [Theory]
    [InlineData(null, 204)]
    [InlineData("", 204)]
    [InlineData(" ", 204)]
    [InlineData("default", 204)]
    [InlineData("other", 404)]
    public async Task Without_authentication_there_is_one_workspace(string? workspace, int status)
    {
        var answer = await server.SendAsync("POST", "/api/v1/private/auth", adjust: request =>
        {
            if (workspace is not null)
                request.Headers.TryAddWithoutValidation("Comet-Workspace", workspace);
        });

        Assert.Equal(status, answer.Code);
        if (status == 404)
            Assert.Equal("Workspace not found", answer.Json.GetProperty("message").GetString());
    }

    [Theory]
    [InlineData("a-raw-key")]
    [InlineData("Bearer token")]
    public async Task Any_key_is_accepted_without_authentication(string key)
    {
        var answer = await server.SendAsync("GET", "/v1/private/auth/workspace", adjust: request => request.Headers.TryAddWithoutValidation("Authorization", key));

        Assert.Equal("default", answer.Json.GetProperty("workspace_name").GetString());
    }
}
