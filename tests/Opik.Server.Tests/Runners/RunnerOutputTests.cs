using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Opik.Server.Features.LiveEvents;

namespace Opik.Server.Tests.Runners;

/// <summary>The output of a run while it grows.</summary>
public sealed class RunnerOutputTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private const string Root = "/v1/private/local-runners";

    [Fact]
    public async Task Pieces_are_put_together_and_one_that_comes_again_changes_nothing()
    {
        var runner = await TestRunner.ConnectAsync(server);
        var job = await runner.RunAsync();
        Assert.Equal((0, "", 0), await ReadAsync(job));

        Assert.Equal(5, (await runner.AppendAsync(job, 0, "I am ")).Json.GetProperty("length").GetInt32());
        Assert.Equal(5, (await runner.AppendAsync(job, 0, "I am ")).Json.GetProperty("length").GetInt32());
        Assert.Equal(10, (await runner.AppendAsync(job, 2, "am sorry", tokens: 3)).Json.GetProperty("length").GetInt32());

        Assert.Equal((0, "I am sorry", 10), await ReadAsync(job));
        Assert.Equal((5, "sorry", 10), await ReadAsync(job, 5));
        Assert.Equal((10, "", 10), await ReadAsync(job, 99));
        Assert.Equal(3, (await server.SendAsync("GET", Path(job))).Json.GetProperty("tokens").GetInt32());
    }

    [Fact]
    public async Task Characters_beyond_the_first_plane_are_counted_as_two()
    {
        var runner = await TestRunner.ConnectAsync(server);
        var job = await runner.RunAsync();

        Assert.Equal(2, (await runner.AppendAsync(job, 0, "😀")).Json.GetProperty("length").GetInt32());
        Assert.Equal(3, (await runner.AppendAsync(job, 2, "!")).Json.GetProperty("length").GetInt32());

        Assert.Equal((0, "😀!", 3), await ReadAsync(job));
    }

    [Fact]
    public async Task What_does_not_fit_is_refused_and_the_text_stays()
    {
        var runner = await TestRunner.ConnectAsync(server);
        var other = await TestRunner.ConnectAsync(server);
        var job = await runner.RunAsync();
        await runner.AppendAsync(job, 0, "abc");

        Expect(409, "3 characters", await runner.AppendAsync(job, 4, "e"));
        Expect(409, "another text", await runner.AppendAsync(job, 1, "x"));
        Expect(403, "another runner", await other.AppendAsync(job, 3, "d"));
        Expect(404, "not found", await server.SendAsync("POST", $"{Root}/jobs/{Guid.CreateVersion7()}/output", $$"""{"runner_id":"{{runner.Id}}","offset":0,"text":"a"}"""));
        Expect(422, "text must not be empty", await runner.AppendAsync(job, 3, ""));
        Expect(422, "offset", await runner.AppendAsync(job, -1, "d"));
        Expect(422, "tokens", await runner.AppendAsync(job, 3, "d", tokens: -1));
        Expect(422, "runner_id must not be null", await server.SendAsync("POST", Path(job), "{}"));
        Assert.Equal(400, (await server.SendAsync("POST", Path(job), $$"""{"runner_id":"{{runner.Id}}","offset":3,"text":"\ud83d"}""")).Code);
        Expect(422, "65536", await runner.AppendAsync(job, 3, new string('x', 65_537)));

        Assert.Equal((0, "abc", 3), await ReadAsync(job));
    }

    [Fact]
    public async Task A_run_shows_no_more_than_it_may()
    {
        var runner = await TestRunner.ConnectAsync(server);
        var job = await runner.RunAsync();
        for (var offset = 0; offset < 262_144; offset += 65_536)
            Assert.Equal(200, (await runner.AppendAsync(job, offset, new string('x', 65_536))).Code);

        Expect(413, "262144", await runner.AppendAsync(job, 262_144, "x"));

        Assert.Equal(200, (await runner.AppendAsync(job, 262_143, "x")).Code);
    }

    [Fact]
    public async Task The_result_takes_its_place()
    {
        var runner = await TestRunner.ConnectAsync(server);
        var job = await runner.RunAsync();
        await runner.AppendAsync(job, 0, "I am");

        await runner.ReportAsync(job, "completed", "I am sorry");

        Assert.Equal((0, "", 0), await ReadAsync(job));
        Expect(409, "completed", await runner.AppendAsync(job, 4, " sorry"));
    }

    [Theory]
    [InlineData("failed")]
    [InlineData("cancelled")]
    public async Task A_run_without_a_result_keeps_how_far_it_came_also_over_a_restart(string status)
    {
        var runner = await TestRunner.ConnectAsync(server);
        var job = await runner.RunAsync();
        await runner.AppendAsync(job, 0, "I am", tokens: 2);
        if (status == "failed")
            await runner.ReportAsync(job, status, null, error: "boom");
        else
            Assert.Equal(204, (await server.SendAsync("POST", $"{Root}/jobs/{job.GetProperty("id").GetString()}/cancel")).Code);

        await server.RestartAsync();

        Assert.Equal((0, "I am", 4), await ReadAsync(job));
        Expect(409, status, await runner.AppendAsync(job, 4, " sorry"));
    }

    [Fact]
    public async Task After_a_restart_in_the_middle_the_runner_is_told_where_to_go_on()
    {
        var runner = await TestRunner.ConnectAsync(server);
        var job = await runner.RunAsync();
        await runner.AppendAsync(job, 0, "I am");

        await server.RestartAsync();

        Expect(409, "0 characters", await runner.AppendAsync(job, 4, " sorry"));
        Assert.Equal(10, (await runner.AppendAsync(job, 0, "I am sorry")).Json.GetProperty("length").GetInt32());
    }

    [Fact]
    public async Task Two_that_send_the_same_pieces_at_once_make_one_text()
    {
        var runner = await TestRunner.ConnectAsync(server);
        var job = await runner.RunAsync();
        const string Text = "one two three four five six seven eight nine ten";

        // Each sends all pieces in order, as after an answer that was lost.
        await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            for (var at = 0; at < Text.Length; at += 4)
                Assert.Equal(200, (await runner.AppendAsync(job, at, Text[at..Math.Min(at + 4, Text.Length)])).Code);
        }));

        Assert.Equal((0, Text, Text.Length), await ReadAsync(job));
    }

    [Fact]
    public async Task Pages_hear_of_it_as_a_list_of_its_own()
    {
        var runner = await TestRunner.ConnectAsync(server);
        var job = await runner.RunAsync();
        var heard = new ConcurrentQueue<string>();
        var changes = server.Services.GetRequiredService<ListChanges>();
        void Hear(ListChange change) => heard.Enqueue(change.List);
        changes.Changed += Hear;

        await runner.AppendAsync(job, 0, "I am");
        await HeardAsync(heard, 1);
        changes.Changed -= Hear;

        Assert.Equal(["runner-outputs"], heard);
    }

    [Fact]
    public async Task A_runner_may_tell_what_it_runs_on_and_how_far_away_it_is()
    {
        var runner = await TestRunner.ConnectAsync(server);
        Assert.False((await RunnerAsync(runner)).TryGetProperty("platform", out _));
        var heard = new ConcurrentQueue<string>();
        var changes = server.Services.GetRequiredService<ListChanges>();
        void Hear(ListChange change) => heard.Enqueue(change.List);
        changes.Changed += Hear;

        Assert.Equal(200, (await BeatAsync(runner, """{"capabilities":["jobs"],"platform":".NET 10"}""")).Code);
        Assert.Equal(200, (await BeatAsync(runner, """{"platform":".NET 10","latency_ms":14.2}""")).Code);
        Assert.Equal(200, (await BeatAsync(runner, """{"platform":".NET 10","latency_ms":13.1}""")).Code);
        Assert.Equal(200, (await BeatAsync(runner, "{}")).Code);
        await HeardAsync(heard, 2);
        changes.Changed -= Hear;

        // What is new is told of, not every beat.
        Assert.Equal(["local-runners", "local-runners"], heard);
        var seen = await RunnerAsync(runner);
        Assert.Equal((".NET 10", 13.1), (seen.GetProperty("platform").GetString(), seen.GetProperty("latency_ms").GetDouble()));
        Expect(422, "platform", await BeatAsync(runner, """{"platform":" "}"""));
        Expect(422, "latency_ms", await BeatAsync(runner, """{"latency_ms":-1}"""));
    }

    private static string Path(JsonElement job) => $"{Root}/jobs/{job.GetProperty("id").GetString()}/output";

    private async Task<(int From, string? Text, int Length)> ReadAsync(JsonElement job, int from = 0)
    {
        var read = (await server.SendAsync("GET", $"{Path(job)}?from={from}")).Json;
        return (read.GetProperty("from").GetInt32(), read.GetProperty("text").GetString(), read.GetProperty("length").GetInt32());
    }

    private async Task<JsonElement> RunnerAsync(TestRunner runner) => (await server.SendAsync("GET", $"{Root}/{runner.Id}")).Json;

    private Task<Answer> BeatAsync(TestRunner runner, string body) => server.SendAsync("POST", $"{Root}/{runner.Id}/heartbeats", body);

    private static void Expect(int code, string words, Answer answer)
    {
        Assert.Equal(code, answer.Code);
        Assert.Contains(words, answer.Body, StringComparison.Ordinal);
    }

    // It is told once the answer has gone.
    private static async Task HeardAsync(ConcurrentQueue<string> heard, int count)
    {
        for (var look = 0; look < 200 && heard.Count < count; look++)
            await Task.Delay(25, TestContext.Current.CancellationToken);
    }
}
