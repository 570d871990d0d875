using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace Opik.Server.Tests.Features;

/// <summary>Pairing, jobs and bridge of local runners, as the command line of the official client drives them.</summary>
public sealed class RunnerTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private const string Root = "/v1/private/local-runners";
    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);

    [Fact]
    public async Task A_runner_is_paired_only_by_who_holds_the_key_and_only_once()
    {
        var project = await ProjectAsync();
        var session = await SessionAsync(project);
        var path = $"/v1/private/pairing/sessions/{session.Session}/activate";

        Assert.Equal(403, (await server.SendAsync("POST", path, $$"""{"runner_name":"other","hmac":"{{Proof(session.Session, "laptop")}}"}""")).Code);
        Assert.Equal("pairing", (await server.SendAsync("GET", $"{Root}/{session.Runner}")).Json.GetProperty("status").GetString());
        Assert.Equal(201, (await server.SendAsync("POST", path, $$"""{"runner_name":"laptop","hmac":"{{Proof(session.Session, "laptop")}}"}""")).Code);
        Assert.Equal(409, (await server.SendAsync("POST", path, $$"""{"runner_name":"laptop","hmac":"{{Proof(session.Session, "laptop")}}"}""")).Code);
        Assert.Equal("connected", (await server.SendAsync("GET", $"{Root}/{session.Runner}")).Json.GetProperty("status").GetString());
        Assert.Equal(404, (await server.SendAsync("POST", $"/v1/private/pairing/sessions/{Guid.CreateVersion7()}/activate", $$"""{"runner_name":"laptop","hmac":"{{Proof(session.Session, "laptop")}}"}""")).Code);
        Assert.Equal(422, (await server.SendAsync("POST", "/v1/private/pairing/sessions", $$"""{"project_id":"{{project}}","type":"connect","activation_key":"{{new string('!', 43)}}"}""")).Code);
    }

    [Fact]
    public async Task A_job_wakes_the_poll_runs_and_its_result_survives_a_restart()
    {
        var (project, runner) = await RunnerAsync("endpoint");
        Assert.Equal(404, (await JobAsync(project, "nobody")).Code);
        var polling = server.SendAsync("POST", $"{Root}/{runner}/jobs/next");
        await Task.Delay(100, TestContext.Current.CancellationToken);
        var waited = Stopwatch.StartNew();

        var created = await JobAsync(project, "agent");
        var taken = (await polling).Json;

        Assert.Equal(201, created.Code);
        Assert.InRange(waited.ElapsedMilliseconds, 0, 5000);
        var job = taken.GetProperty("id").GetString();
        Assert.EndsWith(job!, created.Location, StringComparison.Ordinal);
        Assert.Equal("running", taken.GetProperty("status").GetString());
        Assert.Equal(1, taken.GetProperty("inputs").GetProperty("q").GetInt32());
        Assert.Equal(7, taken.GetProperty("timeout").GetInt32());
        Assert.Equal(204, (await server.SendAsync("POST", $"{Root}/jobs/{job}/logs", """[{"stream":"stdout","text":"one"},{"stream":"stderr","text":"two"}]""")).Code);
        var second = (await server.SendAsync("GET", $"{Root}/jobs/{job}/logs?offset=1")).Json[0];
        Assert.Equal("two", second.GetProperty("text").GetString());
        Assert.False(second.TryGetProperty("at", out _)); // the official answer has no time
        var timed = (await server.SendAsync("GET", $"{Root}/jobs/{job}/logs?offset=1&times=true")).Json[0];
        Assert.InRange(DateTime.UtcNow - timed.GetProperty("at").GetDateTime().ToUniversalTime(), TimeSpan.FromSeconds(-1), TimeSpan.FromMinutes(1));
        var trace = Guid.CreateVersion7();
        Assert.Equal(204, (await server.SendAsync("POST", $"{Root}/jobs/{job}/results", $$"""{"status":"completed","result":{"a":2},"trace_id":"{{trace}}"}""")).Code);

        await server.RestartAsync();

        var ended = (await server.SendAsync("GET", $"{Root}/jobs/{job}")).Json;
        Assert.Equal("completed", ended.GetProperty("status").GetString());
        Assert.Equal(trace, ended.GetProperty("trace_id").GetGuid());
        Assert.Equal(2, (await server.SendAsync("GET", $"{Root}/jobs/{job}/logs")).Json.GetArrayLength());
        Assert.Equal(200, (await server.SendAsync("POST", $"{Root}/{runner}/heartbeats", "{}")).Code);
        Assert.Equal(1, (await server.SendAsync("GET", $"{Root}/{runner}/jobs")).Json.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task A_running_job_that_is_cancelled_is_told_once_with_a_heartbeat_and_stays_cancelled()
    {
        var (project, runner) = await RunnerAsync("endpoint");
        var job = Id(await JobAsync(project, "agent"));
        Assert.Equal(job, (await server.SendAsync("POST", $"{Root}/{runner}/jobs/next")).Json.GetProperty("id").GetString());

        Assert.Equal(204, (await server.SendAsync("POST", $"{Root}/jobs/{job}/cancel")).Code);

        Assert.Equal(job, (await server.SendAsync("POST", $"{Root}/{runner}/heartbeats", "{}")).Json.GetProperty("cancelled_job_ids")[0].GetString());
        Assert.Equal(0, (await server.SendAsync("POST", $"{Root}/{runner}/heartbeats", "{}")).Json.GetProperty("cancelled_job_ids").GetArrayLength());
        Assert.Equal(204, (await server.SendAsync("POST", $"{Root}/jobs/{job}/results", """{"status":"completed","result":{}}""")).Code);
        Assert.Equal("cancelled", (await server.SendAsync("GET", $"{Root}/jobs/{job}")).Json.GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_disconnected_runner_is_told_to_go_and_what_waited_for_it_fails()
    {
        var (project, runner) = await RunnerAsync("endpoint");
        var job = Id(await JobAsync(project, "agent"));

        Assert.Equal(204, (await server.SendAsync("DELETE", $"{Root}/{runner}")).Code);

        Assert.Equal(410, (await server.SendAsync("POST", $"{Root}/{runner}/heartbeats", "{}")).Code);
        Assert.Equal(410, (await server.SendAsync("POST", $"{Root}/{runner}/jobs/next")).Code);
        Assert.Equal("failed", (await server.SendAsync("GET", $"{Root}/jobs/{job}")).Json.GetProperty("status").GetString());
        Assert.Equal(404, (await JobAsync(project, "agent")).Code);
        Assert.Equal(404, (await server.SendAsync("POST", $"{Root}/{Guid.CreateVersion7()}/heartbeats", "{}")).Code);
    }

    [Fact]
    public async Task No_more_than_a_hundred_jobs_wait_and_each_is_handed_out_once()
    {
        var (project, runner) = await RunnerAsync("endpoint");
        for (var i = 0; i < 100; i++)
            Assert.Equal(201, (await JobAsync(project, "agent")).Code);
        Assert.Equal(429, (await JobAsync(project, "agent")).Code);

        var taken = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => server.SendAsync("POST", $"{Root}/{runner}/jobs/next")));

        Assert.Equal(32, taken.Select(answer => answer.Json.GetProperty("id").GetString()).Distinct().Count());
    }

    [Fact]
    public async Task A_bridge_command_is_picked_up_answered_and_waited_for()
    {
        var (_, runner) = await RunnerAsync("connect");
        var command = (await server.SendAsync("POST", $"{Root}/{runner}/bridge/commands", """{"type":"ReadFile","args":{"path":"a.py"},"timeout_seconds":20}""")).Json.GetProperty("command_id").GetString();
        var waiting = server.SendAsync("GET", $"{Root}/{runner}/bridge/commands/{command}?wait=true&timeout=20");

        var batch = (await server.SendAsync("POST", $"{Root}/{runner}/bridge/commands/next", """{"max_commands":5}""")).Json.GetProperty("commands");
        Assert.Equal("a.py", batch[0].GetProperty("args").GetProperty("path").GetString());
        Assert.Equal(204, (await server.SendAsync("POST", $"{Root}/{runner}/bridge/commands/{command}/results", """{"status":"completed","result":{"content":"x"},"duration_ms":3}""")).Code);

        Assert.Equal("x", (await waiting).Json.GetProperty("result").GetProperty("content").GetString());
        Assert.Equal(409, (await server.SendAsync("POST", $"{Root}/{runner}/bridge/commands/{command}/results", """{"status":"failed"}""")).Code);
        var (_, endpoint) = await RunnerAsync("endpoint");
        Assert.Equal(409, (await server.SendAsync("POST", $"{Root}/{endpoint}/bridge/commands", """{"type":"ReadFile","args":{}}""")).Code);
    }

    [Fact]
    public async Task The_checklist_is_merged_and_agents_are_bounded()
    {
        var (project, runner) = await RunnerAsync("connect");
        Assert.Equal(204, (await server.SendAsync("PATCH", $"{Root}/{runner}/checklist", """{"a":{"x":1,"y":2},"b":true}""")).Code);
        Assert.Equal(204, (await server.SendAsync("PATCH", $"{Root}/{runner}/checklist", """{"a":{"y":null,"z":3}}""")).Code);

        var listed = (await server.SendAsync("GET", $"{Root}?project_id={project}&status=connected")).Json.GetProperty("content")[0];

        Assert.Equal("""{"a":{"x":1,"z":3},"b":true}""", listed.GetProperty("checklist").GetRawText());
        var many = string.Join(',', Enumerable.Range(0, 51).Select(i => $"\"agent{i}\":{{}}"));
        Assert.Equal(400, (await server.SendAsync("PUT", $"{Root}/{runner}/agents", "{" + many + "}")).Code);
    }

    [Theory]
    [InlineData("POST", "/{0}/bridge/commands", """{"type":"ReadFile","args":{"path":"\ud800"}}""")]
    [InlineData("PUT", "/{0}/agents", """{"agent":{"\udfff":1}}""")]
    [InlineData("PATCH", "/{0}/checklist", """{"a":["\ud800x"]}""")]
    [InlineData("POST", "/jobs", """{"agent_name":"agent","project_id":"{1}","inputs":{"q":"\ud800"}}""")]
    public async Task A_text_that_cannot_be_stored_is_refused_and_the_runner_goes_on(string method, string path, string body)
    {
        var (project, runner) = await RunnerAsync("connect");

        var refused = await server.SendAsync(method, Root + path.Replace("{0}", runner, StringComparison.Ordinal), body.Replace("{1}", project, StringComparison.Ordinal));

        Assert.Equal(400, refused.Code);
        Assert.Equal(200, (await server.SendAsync("POST", $"{Root}/{runner}/heartbeats", """{"capabilities":["jobs"]}""")).Code);
        Assert.Equal(204, (await server.SendAsync("PATCH", $"{Root}/{runner}/checklist", """{"a":"\ud83d\ude00"}""")).Code);
    }

    private Task<Answer> JobAsync(string project, string agent) =>
        server.SendAsync("POST", $"{Root}/jobs", $$"""{"agent_name":"{{agent}}","project_id":"{{project}}","inputs":{"q":1} }""");

    private async Task<(string Project, string Runner)> RunnerAsync(string type)
    {
        var project = await ProjectAsync();
        var session = await SessionAsync(project, type);
        Assert.Equal(201, (await server.SendAsync("POST", $"/v1/private/pairing/sessions/{session.Session}/activate", $$"""{"runner_name":"laptop","hmac":"{{Proof(session.Session, "laptop")}}"}""")).Code);
        Assert.Equal(204, (await server.SendAsync("PUT", $"{Root}/{session.Runner}/agents", """{"agent":{"description":"d","timeout":7}}""")).Code);
        return (project, session.Runner);
    }

    private async Task<(string Session, string Runner)> SessionAsync(string project, string type = "connect")
    {
        var answer = await server.SendAsync("POST", "/v1/private/pairing/sessions", $$"""{"project_id":"{{project}}","type":"{{type}}","activation_key":"{{Convert.ToBase64String(Key)}}"}""");
        Assert.Equal(201, answer.Code);
        return (answer.Json.GetProperty("session_id").GetString()!, answer.Json.GetProperty("runner_id").GetString()!);
    }

    private async Task<string> ProjectAsync() => Id(await server.SendAsync("POST", "/v1/private/projects", $$"""{"name":"runners {{Guid.NewGuid()}}"}"""));

    private static string Id(Answer created) => created.Location![(created.Location!.LastIndexOf('/') + 1)..];

    private static string Proof(string session, string name)
    {
        byte[] message = [.. Guid.Parse(session).ToByteArray(bigEndian: true), .. SHA256.HashData(Encoding.UTF8.GetBytes(name))];
        return Convert.ToBase64String(HMACSHA256.HashData(Key, message));
    }
}
