using System.Text.Json;

namespace Opik.Server.Tests.Features;

/// <summary>Projects that a workspace keeps at hand (docs/api-extensions.md).</summary>
public sealed class ProjectPinTests : IAsyncLifetime
{
    private const string Root = "/v1/private/projects";
    private readonly ServerFixture _server = new();

    public async ValueTask InitializeAsync() => await _server.StartAsync(static options => options);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Pinned_projects_come_first_in_any_order_and_can_be_asked_for_alone()
    {
        var ids = new Dictionary<string, string>();
        foreach (var name in new[] { "a", "b", "c", "d" })
            ids[name] = await ProjectAsync(name);
        Assert.Equal(204, (await _server.SendAsync("PUT", $"{Root}/{ids["c"]}/pin")).Code);
        Assert.Equal(204, (await _server.SendAsync("PUT", $"{Root}/{ids["b"]}/pin")).Code);

        Assert.Equal(["b", "c", "a", "d"], (await OverviewAsync("&sorting=" + Sorted("name", "ASC"))).Select(Name).Where(ids.ContainsKey));
        Assert.Equal(["c", "b", "d", "a"], (await OverviewAsync("&sorting=" + Sorted("name", "DESC"))).Select(Name).Where(ids.ContainsKey));
        Assert.Equal(["b", "c"], (await OverviewAsync("&pinned=true&sorting=" + Sorted("name", "ASC"))).Select(Name));
        Assert.Equal([true, true, false], (await OverviewAsync("&sorting=" + Sorted("name", "ASC"))).Select(one => one.GetProperty("pinned").GetBoolean()).Take(3));
        Assert.Equal(2, (await _server.SendAsync("GET", Root + "/overview?name=zzz")).Json.GetProperty("totals").GetProperty("pinned").GetInt32());
        // In the order of the pinning.
        Assert.Equal(["c", "b"], await PinnedAsync());

        await _server.RestartAsync();
        Assert.Equal(204, (await _server.SendAsync("DELETE", $"{Root}/{ids["c"]}/pin")).Code);
        Assert.Equal(204, (await _server.SendAsync("DELETE", $"{Root}/{ids["c"]}/pin")).Code);
        Assert.Equal(["b"], await PinnedAsync());
    }

    [Fact]
    public async Task A_deleted_project_has_no_pin()
    {
        var id = await ProjectAsync("short");
        await _server.SendAsync("PUT", $"{Root}/{id}/pin");

        await _server.SendAsync("DELETE", $"{Root}/{id}");

        Assert.Empty(await PinnedAsync());
        Assert.Equal(0, (await _server.SendAsync("GET", Root + "/overview")).Json.GetProperty("totals").GetProperty("pinned").GetInt32());
        Assert.Equal(404, (await _server.SendAsync("PUT", $"{Root}/{id}/pin")).Code);
    }

    [Fact]
    public async Task Projects_are_asked_for_by_their_ids()
    {
        var (a, b) = (await ProjectAsync("a"), await ProjectAsync("b"));
        await ProjectAsync("c");

        Assert.Equal(["a", "b"], (await OverviewAsync($"&ids={b},{a},{Guid.CreateVersion7()}&sorting=" + Sorted("name", "ASC"))).Select(Name));
        Assert.Equal(400, (await _server.SendAsync("GET", $"{Root}/overview?ids={a},nothing")).Code);
    }

    private static string Name(JsonElement project) => project.GetProperty("name").GetString()!;

    private static string Sorted(string field, string direction) => Uri.EscapeDataString($$"""[{"field":"{{field}}","direction":"{{direction}}"}]""");

    private async Task<string> ProjectAsync(string name)
    {
        await _server.SendAsync("POST", Root, $$"""{"name":"{{name}}"}""");
        return (await _server.SendAsync("POST", Root + "/retrieve", $$"""{"name":"{{name}}"}""")).Json.GetProperty("id").GetString()!;
    }

    private async Task<List<JsonElement>> OverviewAsync(string query) => [.. (await _server.SendAsync("GET", Root + "/overview?size=100" + query)).Json.GetProperty("content").EnumerateArray()];

    private async Task<List<string>> PinnedAsync() => [.. (await _server.SendAsync("GET", Root + "/pinned")).Json.GetProperty("content").EnumerateArray().Select(Name)];
}
