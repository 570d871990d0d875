using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.Testing.FakeLlm;

namespace Opik.Server.Tests.Playground;

public sealed class PlaygroundProgressTests(ServerFixture server) : PlaygroundFixture(server)
{
    [Fact]
    public async Task A_stop_ends_the_calls_on_their_way_and_a_resume_makes_the_rest()
    {
        var dataset = await DatasetAsync([.. Enumerable.Range(0, 20).Select(i => $"w{i}")]);
        var asked = 0;
        Fake.Answer = request => FakeLlmAnswer.Text("Hi ", request.LastText) with { Pause = Interlocked.Increment(ref asked) > 4 ? TimeSpan.FromMinutes(5) : TimeSpan.Zero };
        var id = await StartAsync(Body(dataset.Id, 4));
        await UntilAsync(async () => Fake.Requests.Count == 8 && (await RunAsync(id)).GetProperty("done").GetInt32() == 4);
        Assert.Equal(204, (await Server.SendAsync("POST", $"{Root}/runs/{id}/stop", "{}")).Code);
        await UntilAsync(() => Task.FromResult(Fake.Cancelled == 4));
        var stopped = await EndedAsync(id, "stopped");
        var experiment = $"/v1/private/experiments/{Text(stopped.GetProperty("variants")[0], "experiment_id")}";

        Assert.Equal(4, stopped.GetProperty("done").GetInt32());
        Assert.Equal("cancelled", Text((await Server.SendAsync("GET", experiment)).Json, "status"));
        Assert.Equal(409, (await Server.SendAsync("POST", $"{Root}/runs/{id}/stop", "{}")).Code);

        Fake.Answer = request => FakeLlmAnswer.Text("Hi ", request.LastText);
        Assert.Equal(204, (await Server.SendAsync("POST", $"{Root}/runs/{id}/resume", "{}")).Code);
        var run = await EndedAsync(id);
        Assert.Equal((20, 0), (run.GetProperty("done").GetInt32(), run.GetProperty("failed").GetInt32()));
        Assert.Equal(("completed", 20), (Text((await Server.SendAsync("GET", experiment)).Json, "status"), (await Server.SendAsync("GET", experiment)).Json.GetProperty("trace_count").GetInt32()));
        // Four were answered, four were cut off and asked again, twelve waited.
        Assert.Equal(24, Fake.Requests.Count);
    }

    [Fact]
    public async Task A_run_goes_on_after_a_restart_without_repeating_what_is_done()
    {
        var dataset = await DatasetAsync([.. Enumerable.Range(0, 12).Select(i => $"w{i}")]);
        var asked = 0;
        var done = new ConcurrentBag<string>();
        Fake.Answer = request =>
        {
            var isHeld = Interlocked.Increment(ref asked) > 5;
            if (!isHeld)
                done.Add(request.LastText);
            return FakeLlmAnswer.Text("Hi ", request.LastText) with { Pause = isHeld ? TimeSpan.FromMinutes(5) : TimeSpan.Zero };
        };
        var id = await StartAsync(Body(dataset.Id, 2));
        await UntilAsync(async () => Fake.Requests.Count == 7 && (await RunAsync(id)).GetProperty("done").GetInt32() == 5);
        await Server.StopAsync();
        var answered = done.ToHashSet(StringComparer.Ordinal);
        Fake.Answer = request => FakeLlmAnswer.Text("Hi ", request.LastText);
        await Server.StartAsync(options => options);
        var run = await EndedAsync(id);

        Assert.Equal(12, run.GetProperty("done").GetInt32());
        Assert.Equal(12, (await CellsAsync(id)).Select(cell => Text(cell, "output")).Distinct().Count());
        Assert.All(Fake.Requests.GroupBy(request => request.LastText).Where(calls => answered.Contains(calls.Key)), calls => Assert.Single(calls));
    }

    [Fact]
    public async Task The_stream_tells_the_words_as_they_come_and_when_the_run_has_ended()
    {
        var hold = new TaskCompletionSource();
        Fake.Answer = _ =>
        {
            hold.Task.Wait(Stop);
            return FakeLlmAnswer.Text("One ", "two ", "three") with { PieceWait = TimeSpan.FromMilliseconds(300) };
        };
        var id = await StartAsync(WithRows(Body(Variant(Model("m"))), "x"));
        using var response = await Server.Client.GetAsync($"{Root}/runs/{id}/events", HttpCompletionOption.ResponseHeadersRead, Stop);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.MediaType);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(Stop));
        var text = new StringBuilder();
        var ended = new List<string?>();
        var isOver = false;
        while (await reader.ReadLineAsync(Stop) is { } line)
        {
            isOver |= line == "event: end";
            if (!line.StartsWith("data: {\"pieces\"", StringComparison.Ordinal))
                continue;
            // The first event tells that the call is on its way: from here on nothing is missed.
            hold.TrySetResult();
            var data = JsonDocument.Parse(line[6..]).RootElement;
            foreach (var piece in data.GetProperty("pieces").EnumerateArray())
            {
                Assert.Equal(text.Length, piece.GetProperty("start").GetInt32());
                text.Append(Text(piece, "text"));
            }

            ended.AddRange(data.GetProperty("ended").EnumerateArray().Select(cell => Text(cell, "output")));
        }

        Assert.True(isOver);
        Assert.StartsWith("One ", text.ToString(), StringComparison.Ordinal);
        Assert.Equal(["One two three"], ended);
    }

    [Fact]
    public async Task Runs_at_the_same_time_keep_apart()
    {
        var ids = await Task.WhenAll(Enumerable.Range(0, 5).Select(run => StartAsync(WithRows(Body(Variant(Model("m")), Variant(Model("m"), "also {{word}}")), [.. Enumerable.Range(0, 6).Select(row => $"r{run}w{row}")]))));
        foreach (var (id, number) in ids.Select((id, number) => (id, number)))
        {
            Assert.Equal(12, (await EndedAsync(id)).GetProperty("done").GetInt32());
            Assert.All(await CellsAsync(id), cell => Assert.Contains($"r{number}w", Text(cell, "output"), StringComparison.Ordinal));
        }

        Assert.Equal(60, Fake.Requests.Count);
    }

    [Fact]
    public async Task A_dataset_that_goes_away_breaks_the_run_off_and_says_why()
    {
        var dataset = await DatasetAsync("one", "two", "three");
        Fake.Answer = _ => FakeLlmAnswer.Text("late") with { Pause = TimeSpan.FromMinutes(5) };
        var id = await StartAsync(Body(dataset.Id, 1));
        await UntilAsync(() => Task.FromResult(Fake.Requests.Count == 1));
        await Server.SendAsync("POST", $"{Root}/runs/{id}/stop", "{}");
        await Server.SendAsync("DELETE", $"/v1/private/datasets/{dataset.Id}");
        await Server.SendAsync("POST", $"{Root}/runs/{id}/resume", "{}");
        var run = await EndedAsync(id, "failed");

        Assert.False(string.IsNullOrEmpty(Text(run, "error")));
    }

    [Fact]
    public async Task A_deleted_run_is_gone_and_its_traces_stay()
    {
        var id = await StartAsync(WithRows(Body(Variant(Model("m"))), "x"));
        await EndedAsync(id);
        var trace = Text(Assert.Single(await CellsAsync(id)), "trace_id");
        Assert.Equal(204, (await Server.SendAsync("DELETE", $"{Root}/runs/{id}")).Code);

        Assert.Equal(404, (await Server.SendAsync("GET", $"{Root}/runs/{id}")).Code);
        Assert.Equal(200, (await Server.SendAsync("GET", $"/v1/private/traces/{trace}")).Code);
    }

    private JsonObject Body(string dataset, int concurrency)
    {
        var body = Body(Variant(Model("m")));
        (body["dataset_id"], body["concurrency"]) = (dataset, concurrency);
        return body;
    }

    private static JsonObject WithRows(JsonObject body, params string[] words)
    {
        body["rows"] = Rows(words);
        return body;
    }
}
