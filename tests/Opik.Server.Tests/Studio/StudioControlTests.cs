using System.Text.Json.Nodes;
using Opik.Testing.FakeLlm;

namespace Opik.Server.Tests.Studio;

public sealed class StudioControlTests(ServerFixture server) : StudioFixture(server)
{
    [Fact]
    public async Task A_restart_in_the_middle_of_a_trial_goes_on_with_the_missing_rows()
    {
        var asked = 0;
        Fake.Answer = request => Answer(request) with { Pause = IsTask(request) && Interlocked.Increment(ref asked) > 9 ? TimeSpan.FromMinutes(5) : TimeSpan.Zero };
        var id = await StartAsync(Body(Config(await DatasetAsync(6))));
        // Six rows of the baseline, three of the first trial; two more hang.
        await UntilAsync(async () => (await StateAsync(id)).TryGetProperty("current", out var current) && Text(current, "name") == "T1" && current.GetProperty("items_done").GetInt32() == 3);
        await Server.StopAsync();
        var before = Fake.Requests.Count;
        Fake.Answer = request => Answer(request);
        await Server.StartAsync(options => options);
        var state = await ReachedAsync(id);
        var trials = await TrialsAsync(id);

        Assert.Equal(("perfect_score", 1), (Text(state, "stopped_by"), state.GetProperty("trials_done").GetInt32()));
        Assert.Equal([6, 6], trials.Select(trial => trial.GetProperty("trace_count").GetInt32()));
        Assert.All(trials, trial => Assert.Equal("completed", Text(trial, "status")));
        // Three rows that were missing, and the explanation: nothing else was asked again.
        Assert.Equal(4, Fake.Requests.Count - before);
        Assert.Contains(await LinesAsync(id), line => line.Contains("The run goes on", StringComparison.Ordinal));
        Assert.Single(await LinesAsync(id), line => line.Contains(" T0: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_pause_brings_calls_to_their_end_and_a_resume_goes_on()
    {
        using var hold = new SemaphoreSlim(0);
        var asked = 0;
        Fake.Answer = request =>
        {
            if (IsTask(request) && Interlocked.Increment(ref asked) is 5 or 6)
                hold.Wait(Stop);
            return Answer(request);
        };
        var id = await StartAsync(Body(Config(await DatasetAsync(8))));
        await UntilAsync(() => Task.FromResult(Volatile.Read(ref asked) == 6));
        Assert.Equal(202, (await Server.SendAsync("POST", $"{Root}/studio/{id}/pause", "{}")).Code);
        Assert.Equal("pausing", Text(await StateAsync(id), "state"));
        hold.Release(2);
        await ReachedAsync(id, "paused");
        Assert.Equal((6, 0), (Fake.Requests.Count, Fake.Cancelled));
        Assert.Equal("running", Text(await OptimizationAsync(id), "status"));
        Assert.Equal(202, (await Server.SendAsync("POST", $"{Root}/studio/{id}/pause", "{}")).Code);

        Assert.Equal(202, (await Server.SendAsync("POST", $"{Root}/studio/{id}/resume", "{}")).Code);
        await ReachedAsync(id);
        Assert.Equal([8, 8], (await TrialsAsync(id)).Select(trial => trial.GetProperty("trace_count").GetInt32()));
        // Sixteen rows, three questions, one explanation: none twice.
        Assert.Equal(20, Fake.Requests.Count);
        Assert.Equal(409, (await Server.SendAsync("POST", $"{Root}/studio/{id}/resume", "{}")).Code);
        Assert.Equal(409, (await Server.SendAsync("POST", $"{Root}/studio/{id}/pause", "{}")).Code);
        Assert.Equal(409, (await Server.SendAsync("PUT", $"{Root}/studio/{id}/limits", """{"trials":5}""")).Code);
    }

    [Fact]
    public async Task Cancelling_ends_the_calls_on_their_way()
    {
        Fake.Answer = request => Answer(request) with { Pause = TimeSpan.FromMinutes(5) };
        var id = await StartAsync(Body(Config(await DatasetAsync(4))));
        await UntilAsync(() => Task.FromResult(Fake.Requests.Count == 2));
        Assert.Equal(204, (await Server.SendAsync("PUT", $"{Root}/{id}", """{"status":"cancelled"}""")).Code);
        await UntilAsync(() => Task.FromResult(Fake.Cancelled == 2));

        Assert.Equal(("finished", "cancelled"), (Text(await StateAsync(id), "state"), Text(await StateAsync(id), "stopped_by")));
        Assert.Equal("cancelled", Text(await OptimizationAsync(id), "status"));
        Assert.Equal("cancelled", Text(Assert.Single(await TrialsAsync(id)), "status"));
        Assert.Equal(409, (await Server.SendAsync("PUT", $"{Root}/{id}", """{"status":"cancelled"}""")).Code);
        // Deleting takes the run along.
        Assert.Equal(204, (await Server.SendAsync("POST", $"{Root}/delete", $$"""{"ids":["{{id}}"]}""")).Code);
        Assert.Equal(404, (await Server.SendAsync("GET", $"{Root}/studio/{id}/state")).Code);
    }

    [Fact]
    public async Task Money_ends_a_run_in_the_middle_of_a_trial()
    {
        Fake.Answer = request => IsTask(request) ? new FakeLlmAnswer { Raw = Paid("no idea") } : new FakeLlmAnswer { Raw = Paid(Answer(request).Pieces[0]) };
        var config = Config(await DatasetAsync(4));
        config["limits"] = new JsonObject { ["cost"] = 9.0, ["trials"] = 5 };
        config["optimizer"]!["parameters"] = new JsonObject { ["n_threads"] = 1 };
        var id = await StartAsync(Body(config));
        var state = await ReachedAsync(id);
        var trials = await TrialsAsync(id);

        // A dollar a call: four rows, three questions, two rows of the first trial.
        Assert.Equal(("cost_limit", 9.0, 9, 9.0), (Text(state, "stopped_by"), state.GetProperty("spent").GetDouble(), state.GetProperty("model_calls").GetInt32(), state.GetProperty("limit").GetDouble()));
        Assert.Equal(["completed", "cancelled"], trials.Select(trial => Text(trial, "status")));
        Assert.Equal(("completed", 9), (Text(await OptimizationAsync(id), "status"), Fake.Requests.Count));
    }

    [Fact]
    public async Task Calls_that_are_made_at_once_do_not_go_beyond_the_limit_together()
    {
        var (atOnce, most) = (0, 0);
        Fake.Answer = request =>
        {
            most = Math.Max(most, Interlocked.Increment(ref atOnce));
            Thread.Sleep(30);
            Interlocked.Decrement(ref atOnce);
            return new FakeLlmAnswer { Raw = Paid("no idea") };
        };
        var config = Config(await DatasetAsync(12));
        config["limits"] = new JsonObject { ["cost"] = 5.5, ["trials"] = 5 };
        config["optimizer"]!["parameters"] = new JsonObject { ["n_threads"] = 8 };
        var state = await ReachedAsync(await StartAsync(Body(config)));

        // A dollar a call: a sixth would be too much. The first one says what they cost, four go at once.
        Assert.Equal(("cost_limit", 5.0, 5), (Text(state, "stopped_by"), state.GetProperty("spent").GetDouble(), Fake.Requests.Count));
        Assert.InRange(most, 2, 4);
    }

    [Fact]
    public async Task A_dataset_that_is_deleted_in_the_middle_of_a_trial_ends_the_run_with_clear_words()
    {
        using var hold = new SemaphoreSlim(0);
        var asked = 0;
        Fake.Answer = request =>
        {
            if (IsTask(request) && Interlocked.Increment(ref asked) is 7 or 8)
                hold.Wait(Stop);
            return Answer(request);
        };
        var name = await DatasetAsync(6);
        var id = await StartAsync(Body(Config(name)));
        // Six rows of the baseline, two of the first trial.
        await UntilAsync(() => Task.FromResult(Volatile.Read(ref asked) == 8));
        Assert.Equal(204, (await Server.SendAsync("DELETE", $"/v1/private/datasets/{Text(await OptimizationAsync(id), "dataset_id")}")).Code);
        hold.Release(2);
        var state = await ReachedAsync(id);

        Assert.Equal(("error", "error"), (Text(state, "stopped_by"), Text(await OptimizationAsync(id), "status")));
        Assert.Contains($"The dataset '{name}' was deleted while the run was using it", Text(state, "error"), StringComparison.Ordinal);
        Assert.Equal(8, asked);
        Assert.Equal(["completed", "failed"], (await TrialsAsync(id)).Select(trial => Text(trial, "status")));
    }

    [Fact]
    public async Task Limits_that_are_raised_hold_at_once()
    {
        using var hold = new SemaphoreSlim(0);
        Fake.Answer = request =>
        {
            if (IsTask(request))
                hold.Wait(Stop);
            return Answer(request, $"Worse {Fake.Requests.Count}");
        };
        var config = Config(await DatasetAsync(1));
        config["limits"] = new JsonObject { ["trials"] = 1 };
        var id = await StartAsync(Body(config));
        await UntilAsync(() => Task.FromResult(Fake.Requests.Count == 1));
        Assert.Equal(204, (await Server.SendAsync("PUT", $"{Root}/studio/{id}/limits", """{"trials":2,"cost":20}""")).Code);
        Assert.Equal(400, (await Server.SendAsync("PUT", $"{Root}/studio/{id}/limits", """{"trials":0}""")).Code);
        hold.Release(100);
        var state = await ReachedAsync(id);

        Assert.Equal((2, 20.0, "max_trials"), (state.GetProperty("trials_done").GetInt32(), state.GetProperty("limit").GetDouble(), Text(state, "stopped_by")));
    }

    [Fact]
    public async Task A_provider_that_refuses_everything_ends_the_run_with_its_words()
    {
        Fake.Answer = _ => FakeLlmAnswer.Refusal(401, "the key is revoked");
        var id = await StartAsync(Body(Config(await DatasetAsync(2))));
        var state = await ReachedAsync(id);
        var optimization = await OptimizationAsync(id);

        Assert.Equal(("error", "error"), (Text(state, "stopped_by"), Text(optimization, "status")));
        Assert.Contains("the key is revoked", Text(state, "error"), StringComparison.Ordinal);
        Assert.Contains("the key is revoked", Text(optimization.GetProperty("error_info"), "message"), StringComparison.Ordinal);
        Assert.Contains(await LinesAsync(id), line => line.StartsWith("ERROR", StringComparison.Ordinal));
        Assert.Equal("failed", Text(Assert.Single(await TrialsAsync(id)), "status"));
    }

    [Fact]
    public async Task A_row_that_fails_is_nought_and_the_run_goes_on()
    {
        Fake.Answer = request => IsTask(request) && request.LastText == "q0" ? FakeLlmAnswer.Refusal(400, "no such thing") : Answer(request);
        var config = Config(await DatasetAsync(4));
        config["limits"] = new JsonObject { ["trials"] = 1 };
        var id = await StartAsync(Body(config));
        await ReachedAsync(id);

        Assert.Equal(0.75, (await OptimizationAsync(id)).GetProperty("best_objective_score").GetDouble(), 6);
    }

    [Fact]
    public async Task A_dataset_that_is_gone_when_the_run_goes_on_is_its_error()
    {
        using var hold = new SemaphoreSlim(0);
        Fake.Answer = request =>
        {
            hold.Wait(Stop);
            return Answer(request);
        };
        var name = await DatasetAsync(3);
        var id = await StartAsync(Body(Config(name)));
        await UntilAsync(() => Task.FromResult(Fake.Requests.Count == 2));
        await Server.SendAsync("POST", $"{Root}/studio/{id}/pause", "{}");
        hold.Release(100);
        await ReachedAsync(id, "paused");
        Assert.Equal(204, (await Server.SendAsync("DELETE", $"/v1/private/datasets/{Text(await OptimizationAsync(id), "dataset_id")}")).Code);
        await Server.SendAsync("POST", $"{Root}/studio/{id}/resume", "{}");
        var state = await ReachedAsync(id);

        Assert.Equal(("error", "error"), (Text(state, "stopped_by"), Text(await OptimizationAsync(id), "status")));
        Assert.False(string.IsNullOrEmpty(Text(state, "error")));
    }

    [Fact]
    public async Task Runs_at_the_same_time_keep_apart()
    {
        var ids = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ => await StartAsync(Body(Config(await DatasetAsync(2))))));
        foreach (var id in ids)
        {
            await ReachedAsync(id);
            Assert.Equal(2, (await TrialsAsync(id)).Count);
        }
    }

    private static string Paid(string text) =>
        new JsonObject
        {
            ["id"] = "1",
            ["object"] = "chat.completion",
            ["model"] = "m",
            ["choices"] = new JsonArray(new JsonObject { ["index"] = 0, ["finish_reason"] = "stop", ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = text } }),
            ["usage"] = new JsonObject { ["prompt_tokens"] = 1, ["completion_tokens"] = 1, ["total_tokens"] = 2, ["cost"] = 1.0 },
        }.ToJsonString();
}
