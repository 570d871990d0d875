using System.Text.Json;
using Opik.Server.Features.Clients;

namespace Opik.Server.Tests.Features;

/// <summary>Programs that asked, before and after their first trace (docs/api-extensions.md).</summary>
public sealed class SeenClientTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    [Fact]
    public async Task A_client_is_seen_before_it_sends_anything()
    {
        await AskAsync("GET", "/v1/private/projects", null, ("X-OPIK-DEBUG-SDK-VERSION", "2.2.122"));

        var client = await ClientAsync("opik-python");

        Assert.Equal("2.2.122", client.GetProperty("version").GetString());
        Assert.False(client.TryGetProperty("last_write_at", out _));
        Assert.False(client.TryGetProperty("last_refusal", out _));
    }

    [Fact]
    public async Task A_client_that_writes_and_one_that_is_refused_are_told_apart()
    {
        await AskAsync("POST", "/api/v1/private/traces?project_name=from-here", """{"start_time":"2026-11-21T03:00:00Z","project_name":"from-here"}""", ("User-Agent", "opik-dotnet/1.0.0 (test)"));
        await AskAsync("POST", "/api/v1/private/traces", "{", ("User-Agent", "curl/8.5.0"));

        var wrote = await ClientAsync("opik-dotnet");
        var refused = await ClientAsync("curl");

        Assert.True(wrote.TryGetProperty("last_write_at", out _));
        Assert.Equal("from-here", wrote.GetProperty("last_project").GetString());
        Assert.False(refused.TryGetProperty("last_write_at", out _));
        Assert.InRange(refused.GetProperty("last_refusal").GetProperty("status").GetInt32(), 400, 422);
        Assert.Equal("/v1/private/traces", refused.GetProperty("last_refusal").GetProperty("path").GetString());
    }

    [Fact]
    public async Task Browsers_are_no_clients()
    {
        await AskAsync("GET", "/v1/private/projects", null, ("User-Agent", "Mozilla/5.0 (X11)"));

        Assert.DoesNotContain(await AllAsync(), one => one.GetProperty("name").GetString()!.StartsWith("Mozilla", StringComparison.Ordinal));
    }

    [Fact]
    public void The_one_not_heard_of_for_longest_gives_way()
    {
        var clock = new TickingClock();
        var clients = new SeenClients(clock);
        var workspace = Guid.CreateVersion7();
        for (var i = 0; i <= SeenClients.Most; i++)
            clients.Note(workspace, $"c{i}", null, wrote: false, null, 200, "/v1/private/x");

        var kept = clients.Of(workspace);

        Assert.Equal(SeenClients.Most, kept.Count);
        Assert.DoesNotContain(kept, client => client.Name == "c0");
        Assert.Empty(clients.Of(Guid.CreateVersion7()));
    }

    [Fact]
    public void A_client_its_first_write_and_its_first_refusal_are_news_and_what_follows_is_not()
    {
        var clients = new SeenClients(TimeProvider.System);
        var workspace = Guid.CreateVersion7();
        bool Note(string name, bool wrote = false, int status = 200) => clients.Note(workspace, name, null, wrote, null, status, "/v1/private/traces");

        Assert.Equal([true, false, true, false], [Note("a"), Note("a"), Note("b"), Note("b")]);
        Assert.Equal([true, false, false], [Note("a", wrote: true), Note("a", wrote: true), Note("a")]);
        Assert.Equal([true, false], [Note("a", status: 401), Note("a", status: 401)]);
    }

    private async Task AskAsync(string method, string path, string? json, (string Name, string Value) header) =>
        await server.SendAsync(method, path, json, request => request.Headers.TryAddWithoutValidation(header.Name, header.Value));

    private async Task<JsonElement> ClientAsync(string name) => Assert.Single(await AllAsync(), one => one.GetProperty("name").GetString() == name);

    private async Task<List<JsonElement>> AllAsync() => [.. (await server.SendAsync("GET", "/v1/private/clients")).Json.GetProperty("content").EnumerateArray()];

    private sealed class TickingClock : TimeProvider
    {
        private DateTimeOffset _now = DateTimeOffset.UnixEpoch;

        public override DateTimeOffset GetUtcNow() => _now += TimeSpan.FromSeconds(1);
    }
}
