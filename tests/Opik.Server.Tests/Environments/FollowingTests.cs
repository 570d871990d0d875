namespace Opik.Server.Tests.Environments;

/// <summary>Environments that follow the newest version, on the wire (docs/api-extensions.md).</summary>
public sealed class FollowingTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private readonly GatesData _data = new(server, $"following {Guid.CreateVersion7()}");

    [Fact]
    public async Task A_client_that_asks_for_the_environment_gets_the_newest_version_also_after_a_restart()
    {
        var environment = await _data.EnvironmentAsync();
        var name = await _data.NameAsync(environment);
        Assert.False((await _data.Experiments.GetAsync(Path(environment))).TryGetProperty("follows_newest", out _));
        await _data.VersionAsync("answer", "one");
        await _data.SendAsync("PATCH", Path(environment), new { follows_newest = true }, 204);
        Assert.True((await _data.Experiments.GetAsync(Path(environment))).GetProperty("follows_newest").GetBoolean());

        await server.RestartAsync();
        var newest = await _data.VersionAsync("answer", "two");
        var got = (await _data.SendAsync("POST", "/v1/private/prompts/versions/retrieve", new { name = "answer", project_name = _data.Project, environment = name }, 200)).Json;
        Assert.Equal((newest, "two"), (GatesData.Text(got, "id"), GatesData.Text(got, "template")));
    }

    [Fact]
    public async Task An_older_version_is_refused_with_the_reason_and_so_is_a_protection()
    {
        var environment = await _data.EnvironmentAsync();
        await _data.SendAsync("PATCH", Path(environment), new { follows_newest = true }, 204);
        var first = await _data.VersionAsync("refused", "one");
        await _data.VersionAsync("refused", "two");

        var answer = await _data.DeployAsync(environment, first);
        Assert.Equal(409, answer.Code);
        Assert.Contains("follows the newest version", answer.Body, StringComparison.Ordinal);
        Assert.Contains("cannot be protected", (await _data.ProtectAsync(environment, new { @protected = true }, 409)).Body, StringComparison.Ordinal);
        await _data.SendAsync("PATCH", Path(environment), new { follows_newest = false }, 204);
        Assert.Equal(204, (await _data.DeployAsync(environment, first)).Code);
        await _data.ProtectAsync(environment, new { @protected = true });
        Assert.Contains("cannot follow", (await _data.SendAsync("PATCH", Path(environment), new { follows_newest = true }, 409)).Body, StringComparison.Ordinal);
    }

    private static string Path(string environment) => $"/v1/private/environments/{environment}";
}
