using System.Text.Json;

namespace Opik.Server.Tests.Features;

/// <summary>Traffic of environments and the versions they use (docs/api-extensions.md).</summary>
public sealed class EnvironmentUsageTests : IAsyncLifetime
{
    private const string Path = "/v1/private/environments/usage";
    private readonly ServerFixture _server = new();

    public async ValueTask InitializeAsync() => await _server.StartAsync(static options => options);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task An_environment_has_its_traces_of_all_projects_and_the_version_it_was_given_last()
    {
        await CreateAsync("production");
        await CreateAsync("unused");
        await TraceAsync("shop", "production", hours: 1);
        await TraceAsync("desk", "Production", hours: 2);
        await TraceAsync("desk", "production", hours: 50);
        await DeployAsync("greeting", "one");
        await DeployAsync("farewell", "one");
        await DeployAsync("greeting", "two");

        var found = await FindAsync("");

        Assert.Equal(["production", "unused"], found.Select(one => one.GetProperty("name").GetString()).Where(name => name is "production" or "unused"));
        var production = Named(found, "production");
        Assert.Equal((2, 2), (production.GetProperty("traces").GetInt32(), production.GetProperty("deployments").GetInt32()));
        var latest = production.GetProperty("latest");
        Assert.Equal(("greeting", "v2", "admin"), (latest.GetProperty("prompt_name").GetString(), latest.GetProperty("version_number").GetString(), latest.GetProperty("by").GetString()));
        Assert.Equal((0, 0, false), (Named(found, "unused").GetProperty("traces").GetInt32(), Named(found, "unused").GetProperty("deployments").GetInt32(), Named(found, "unused").TryGetProperty("latest", out _)));
        Assert.Equal(3, Named(await FindAsync($"?from_time={DateTime.UtcNow.AddDays(-7):yyyy-MM-ddTHH:mm:ssZ}"), "production").GetProperty("traces").GetInt32());
    }

    [Fact]
    public async Task What_was_renamed_keeps_its_version_and_what_was_deleted_is_not_told()
    {
        await CreateAsync("production");
        await DeployAsync("greeting", "one");
        var id = Named(await FindAsync(""), "production").GetProperty("id").GetString();

        await _server.SendAsync("PATCH", $"/v1/private/environments/{id}", """{"name":"live"}""");
        Assert.Equal("v1", Named(await FindAsync(""), "live").GetProperty("latest").GetProperty("version_number").GetString());

        await _server.SendAsync("POST", "/v1/private/environments/delete", $$"""{"ids":["{{id}}"]}""");
        Assert.DoesNotContain(await FindAsync(""), one => one.GetProperty("name").GetString() == "live");
    }

    [Theory]
    [InlineData("?from_time=2020-01-01T00:00:00Z")]
    [InlineData("?from_time=2999-01-01T00:00:00Z")]
    [InlineData("?to_time=soon")]
    public async Task A_range_that_is_none_is_refused(string query) => Assert.Equal(400, (await _server.SendAsync("GET", Path + query)).Code);

    private static JsonElement Named(List<JsonElement> found, string name) => found.Single(one => one.GetProperty("name").GetString() == name);

    private async Task<List<JsonElement>> FindAsync(string query) => [.. (await _server.SendAsync("GET", Path + query)).Json.GetProperty("content").EnumerateArray()];

    private async Task CreateAsync(string name) => Assert.Contains((await _server.SendAsync("POST", "/v1/private/environments", $$"""{"name":"{{name}}"}""")).Code, new[] { 201, 409 });

    private async Task TraceAsync(string project, string environment, int hours)
    {
        var start = DateTimeOffset.UtcNow.AddHours(-hours);
        Assert.Equal(201, (await _server.SendAsync("POST", "/v1/private/traces", JsonSerializer.Serialize(new { id = Guid.CreateVersion7(start), project_name = project, start_time = start, environment }))).Code);
    }

    private async Task DeployAsync(string prompt, string template)
    {
        var version = (await _server.SendAsync("POST", "/v1/private/prompts/versions", $$$"""{"name":"{{{prompt}}}","project_name":"shop","version":{"template":"{{{template}}}"}}""")).Json;
        Assert.Equal(204, (await _server.SendAsync("PATCH", $"/v1/private/prompts/versions/{version.GetProperty("id").GetString()}/environments", """{"environments":["production"]}""")).Code);
    }
}
