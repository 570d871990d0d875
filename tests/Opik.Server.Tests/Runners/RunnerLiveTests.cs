using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Opik.Server.Features.LiveEvents;
using Opik.Server.Features.Runners;

namespace Opik.Server.Tests.Runners;

/// <summary>Open pages hear of runners and jobs without asking again and again.</summary>
public sealed class RunnerLiveTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private const string Root = "/v1/private/local-runners";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_runner_that_came_is_told_of()
    {
        await server.SendAsync("GET", "/v1/private/environments");
        await Reaper.RunOnceAsync(Cancel);
        using var changes = new Heard(Changes);

        await PairAsync();
        await Reaper.RunOnceAsync(Cancel);

        Assert.Equal(RunnersFeature.List, await changes.NextAsync(RunnersFeature.List));
    }

    [Fact]
    public async Task A_job_that_is_taken_is_told_of_and_a_poll_without_one_is_not()
    {
        var (project, runner) = await PairAsync();
        Assert.Equal(204, (await server.SendAsync("PUT", $"{Root}/{runner}/agents", """{"agent":{}}""")).Code);
        Assert.Equal(201, (await server.SendAsync("POST", $"{Root}/jobs", $$"""{"agent_name":"agent","project_id":"{{project}}"}""")).Code);
        await Reaper.RunOnceAsync(Cancel);
        using var changes = new Heard(Changes);

        Assert.Equal("running", (await server.SendAsync("POST", $"{Root}/{runner}/jobs/next")).Json.GetProperty("status").GetString());

        Assert.Equal(RunnersFeature.List, await changes.NextAsync(RunnersFeature.List));
    }

    private ListChanges Changes => server.Services.GetRequiredService<ListChanges>();

    private RunnerReaper Reaper => server.Services.GetRequiredService<RunnerReaper>();

    private async Task<(string Project, string Runner)> PairAsync()
    {
        var location = (await server.SendAsync("POST", "/v1/private/projects", JsonSerializer.Serialize(new { name = $"live {Guid.NewGuid()}" }))).Location!;
        var project = location[(location.LastIndexOf('/') + 1)..];
        var session = await server.SendAsync("POST", "/v1/private/pairing/sessions", JsonSerializer.Serialize(new { project_id = project, type = "endpoint", activation_key = Convert.ToBase64String(Key) }));
        var id = session.Json.GetProperty("session_id").GetGuid();
        byte[] message = [.. id.ToByteArray(bigEndian: true), .. SHA256.HashData(Encoding.UTF8.GetBytes("laptop"))];
        var proof = Convert.ToBase64String(HMACSHA256.HashData(Key, message));
        Assert.Equal(201, (await server.SendAsync("POST", $"/v1/private/pairing/sessions/{id}/activate", JsonSerializer.Serialize(new { runner_name = "laptop", hmac = proof }))).Code);
        return (project, session.Json.GetProperty("runner_id").GetString()!);
    }

    private sealed class Heard : IDisposable
    {
        private readonly ListChanges _changes;
        private readonly System.Threading.Channels.Channel<string> _lists = System.Threading.Channels.Channel.CreateUnbounded<string>();

        public Heard(ListChanges changes)
        {
            _changes = changes;
            changes.Changed += Hear;
        }

        public async Task<string> NextAsync(string wanted)
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
            patience.CancelAfter(Patience);
            await foreach (var list in _lists.Reader.ReadAllAsync(patience.Token))
            {
                if (list == wanted)
                    return list;
            }

            return "nothing";
        }

        public void Dispose() => _changes.Changed -= Hear;

        private void Hear(ListChange change) => _lists.Writer.TryWrite(change.List);
    }
}
