using Microsoft.Extensions.DependencyInjection;
using Opik.Contracts;
using Opik.Server.Features.Evaluators.Scoring;
using Opik.Storage;
using Opik.Testing.FakeLlm;

namespace Opik.Server.Tests.Evaluators;

public sealed class OnlineScoringTests(ServerFixture server) : IClassFixture<ServerFixture>, IAsyncLifetime
{
    private const string End = "\"end_time\":\"2026-11-20T10:00:01Z\"";
    private RuleWorld _world = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _world = await RuleWorld.CreateAsync(server);

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Traces_that_have_ended_are_scored_however_they_are_written()
    {
        await _world.RuleAsync("llm_as_judge", _world.Judge());
        Guid[] ids = [.. Enumerable.Range(0, 6).Select(_ => Guid.CreateVersion7())];
        await _world.SendAsync("POST", "/v1/private/traces", Trace(ids[0], "single", End));
        await _world.SendAsync("POST", "/v1/private/traces/batch", $$"""{"traces":[{{Trace(ids[1], "batch", End)}},{{Trace(ids[2], "open")}}]}""");
        await _world.SendAsync("POST", "/v1/private/traces", Trace(ids[3], "patched"));
        await _world.SendAsync("PATCH", $"/v1/private/traces/{ids[3]}", $$"""{"project_name":"{{_world.ProjectName}}","output":{"answer":"patched at last"},{{End}}}""");
        await _world.SendAsync("POST", "/v1/private/traces", Trace(ids[4], "renamed"));
        await _world.SendAsync("PATCH", $"/v1/private/traces/{ids[4]}", $$"""{"project_name":"{{_world.ProjectName}}","name":"other"}""");
        await _world.SendAsync("PATCH", "/v1/private/traces/batch", $$"""{"ids":["{{ids[2]}}"],"update":{ {{End}} } }""");

        foreach (var id in (Guid[])[ids[0], ids[1], ids[2], ids[3]])
            Assert.Equal("online_scoring", (await _world.ScoresAsync($"/v1/private/traces/{id}"))["good"].GetProperty("source").GetString());
        Assert.Equal(["batch", "open", "patched at last", "single"], Asked());
        Assert.False((await server.SendAsync("GET", $"/v1/private/traces/{ids[4]}")).Json.TryGetProperty("feedback_scores", out _));
    }

    [Fact]
    public async Task Spans_that_have_ended_are_scored_and_their_traces_are_not()
    {
        await _world.RuleAsync("span_llm_as_judge", _world.Judge());
        var trace = await _world.TraceAsync("the trace");
        var (span, late) = (await _world.SpanAsync(trace, "the span"), Guid.CreateVersion7());
        await _world.SendAsync("POST", "/v1/private/spans/batch", $$"""{"spans":[{"id":"{{late}}","trace_id":"{{trace}}","project_name":"{{_world.ProjectName}}","name":"s","type":"llm","start_time":"2026-11-20T10:00:00Z","output":{"answer":"late"} }]}""");
        await _world.SendAsync("PATCH", $"/v1/private/spans/{late}", $$"""{"trace_id":"{{trace}}","project_name":"{{_world.ProjectName}}",{{End}}}""");

        await _world.ScoresAsync($"/v1/private/spans/{span}");
        await _world.ScoresAsync($"/v1/private/spans/{late}");
        Assert.Equal(["late", "the span"], Asked());
    }

    [Fact]
    public async Task A_thread_is_scored_when_it_is_closed()
    {
        var rule = await _world.RuleAsync("trace_thread_llm_as_judge", _world.Judge("Talk: {{context}}"), "\"filters\":[{\"field\":\"id\",\"operator\":\"starts_with\",\"value\":\"talk\"}]");
        await _world.TraceAsync("one", ",\"thread_id\":\"talk 1\"");
        await _world.TraceAsync("two", ",\"thread_id\":\"other\"");
        var close = $$"""{"project_name":"{{_world.ProjectName}}","thread_ids":["talk 1","other"]}""";
        await _world.SendAsync("PUT", "/v1/private/traces/threads/close", close);
        await _world.LogAsync(rule, "was scored");
        // It is closed already.
        await _world.SendAsync("PUT", "/v1/private/traces/threads/close", close);
        await _world.TraceAsync("three", ",\"thread_id\":\"talk 1\"");
        await _world.SendAsync("PUT", "/v1/private/traces/threads/close", close);
        // The line on what is asked comes before the call.
        await _world.LogAsync(rule, "three");
        await _world.UntilAsync(() => _world.Fake.Requests.Count >= 2);

        Assert.Equal(2, _world.Fake.Requests.Count);
        Assert.All(_world.Fake.Requests, request => Assert.Contains("\"one\"", request.LastText, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_thread_is_scored_when_nothing_has_come_for_a_while()
    {
        await _world.RuleAsync("trace_thread_llm_as_judge", _world.Judge("Talk: {{context}}"));
        await _world.TraceAsync("idle", ",\"thread_id\":\"quiet\"");
        var closed = await server.Services.GetRequiredService<IThreadWrites>().CloseInactiveAsync(Scope.DefaultWorkspaceId, DateTime.UtcNow.AddHours(1), 1000, Stop);
        while (_world.Fake.Requests.Count == 0)
            await Task.Delay(10, Stop);

        Assert.Contains(await _world.ThreadAsync("quiet"), closed.Select(thread => thread.ModelId));
        Assert.Contains("idle", Assert.Single(_world.Fake.Requests).LastText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_metric_in_Python_says_once_a_minute_that_it_cannot_run()
    {
        var rule = await _world.RuleAsync("user_defined_metric_python", RuleTexts.Python);
        for (var i = 0; i < 3; i++)
            await _world.TraceAsync("a");

        Assert.Equal("ERROR", Assert.Single(await _world.LogAsync(rule, "Python")).Level);
    }

    [Fact]
    public async Task Writes_at_the_same_time_share_jobs_and_are_all_scored()
    {
        await _world.RuleAsync("llm_as_judge", _world.Judge());
        var jobs = server.Services.GetRequiredService<IJobs>();
        var added = 0;
        void Count() => Interlocked.Increment(ref added);
        jobs.Added += Count;
        var traces = await Task.WhenAll(Enumerable.Range(0, 200).Select(number => _world.TraceAsync($"t{number}.")));
        jobs.Added -= Count;

        Assert.InRange(added, 1, 199);
        foreach (var trace in traces)
            Assert.Single(await _world.ScoresAsync($"/v1/private/traces/{trace}"));
        Assert.Equal(200, _world.Fake.Requests.Count);
    }

    [Fact]
    public async Task Only_what_the_rule_is_for_is_scored()
    {
        await _world.RuleAsync("llm_as_judge", _world.Judge("tagged {{answer}}"), "\"filters\":[{\"field\":\"tags\",\"operator\":\"contains\",\"value\":\"vip\"},{\"field\":\"duration\",\"operator\":\">\",\"value\":\"500\"}]");
        await _world.RuleAsync("llm_as_judge", _world.Judge("never {{answer}}"), "\"sampling_rate\":0");
        var off = await _world.RuleAsync("llm_as_judge", _world.Judge("off {{answer}}"), "\"enabled\":false,\"filters\":[{\"field\":\"tags\",\"operator\":\"contains\",\"value\":\"vip\"}]");
        var experiments = await _world.RuleAsync("llm_as_judge", _world.Judge("experiment {{answer}}"), "\"trigger_scope\":\"experiment\",\"sampling_rate\":0");
        await _world.TraceAsync("plain");
        await _world.TraceAsync("vip", ",\"tags\":[\"vip\"]");
        await _world.TraceAsync("vip evaluator", ",\"tags\":[\"vip\"],\"source\":\"evaluator\"");
        await _world.TraceAsync("vip playground", ",\"tags\":[\"vip\"],\"source\":\"playground\"");
        await _world.TraceAsync("run", ",\"tags\":[\"vip\"],\"source\":\"experiment\"");
        await _world.TraceAsync("picky", $",\"source\":\"experiment\",\"metadata\":{{\"selected_rule_ids\":[\"{off}\"]}}");
        await _world.TraceAsync("selected", $",\"source\":\"playground\",\"metadata\":{{\"selected_rule_ids\":[\"{experiments}\",\"{off}\"]}}");
        while (_world.Fake.Requests.Count < 4)
            await Task.Delay(20, Stop);
        // Jobs are taken in their order: what comes last is scored last.
        var last = await _world.TraceAsync("vip last", ",\"tags\":[\"vip\"]");
        await _world.ScoresAsync($"/v1/private/traces/{last}");

        Assert.Equal(["experiment picky", "experiment run", "off picky", "tagged vip", "tagged vip last"], Asked());
    }

    [Fact]
    public async Task A_rule_works_from_its_creation_until_it_is_off_or_gone()
    {
        await _world.TraceAsync("before");
        var rule = await _world.RuleAsync("llm_as_judge", _world.Judge());
        await _world.ScoresAsync($"/v1/private/traces/{await _world.TraceAsync("on")}");
        await _world.SendAsync("PATCH", $"{RuleTexts.Root}/{rule}", $$"""{"action":"evaluator","name":"n","enabled":false,"code":{{_world.Judge()}}}""");
        await _world.TraceAsync("off");
        await _world.SendAsync("PATCH", $"{RuleTexts.Root}/{rule}", $$"""{"action":"evaluator","name":"n","enabled":true,"code":{{_world.Judge()}}}""");
        await _world.ScoresAsync($"/v1/private/traces/{await _world.TraceAsync("on again")}");
        await _world.SendAsync("POST", $"{RuleTexts.Root}/delete", $$"""{"ids":["{{rule}}"]}""");
        await _world.TraceAsync("gone");

        Assert.Equal(["on", "on again"], Asked());
    }

    [Fact]
    public async Task What_was_answered_is_scored_after_a_restart()
    {
        await _world.RuleAsync("llm_as_judge", _world.Judge());
        var hold = new TaskCompletionSource();
        var asked = 0;
        _world.Fake.Answer = _ =>
        {
            Interlocked.Increment(ref asked);
            hold.Task.Wait(Stop);
            return FakeLlmAnswer.Text("""{"good":true}""");
        };
        var traces = await Task.WhenAll(Enumerable.Range(0, 10).Select(number => _world.TraceAsync($"t{number}")));
        while (asked < 2)
            await Task.Delay(10, Stop);
        await server.StopAsync();
        hold.SetResult();
        await server.StartAsync(options => options);

        foreach (var trace in traces)
            Assert.Single(await _world.ScoresAsync($"/v1/private/traces/{trace}"));
    }

    [Fact]
    public async Task More_than_can_be_scored_is_left_out_and_told_and_writes_go_on()
    {
        var rule = await _world.RuleAsync("llm_as_judge", _world.Judge());
        var hold = new TaskCompletionSource();
        _world.Fake.Answer = _ =>
        {
            hold.Task.Wait(Stop);
            return FakeLlmAnswer.Text("""{"good":true}""");
        };
        var first = await _world.TraceAsync("first");
        var jobs = server.Services.GetRequiredService<IJobs>();
        var payload = JsonText.Parse($$"""{"project_id":"{{_world.Project}}","entity":"trace","is_manual":false,"tasks":[{"rule_id":"{{rule}}","ids":["{{first}}"]}]}""");
        await Task.WhenAll(Enumerable.Range(0, ScoringQueue.MostJobs).Select(_ => jobs.AddAsync(Scope.Default, ScoringJob.KindName, null, payload, Stop)));

        await _world.TraceAsync("second");
        await _world.TraceAsync("third");
        var log = await _world.LogAsync(rule, "evaluations wait already");
        var refused = await _world.EvaluateAsync("trace", [first], rule);
        await EmptyAsync(jobs);
        hold.SetResult();

        Assert.Single(log, line => line.Level == "WARN");
        Assert.Equal(429, refused.Code);
        Assert.DoesNotContain(_world.Fake.Requests, request => request.LastText.Contains("second", StringComparison.Ordinal));
    }

    private static async Task EmptyAsync(IJobs jobs)
    {
        while (await jobs.FindAsync(Scope.Default, ScoringJob.KindName, null, Stop) is { Count: > 0 } found)
            await jobs.DeleteAsync([.. found.Select(job => job.Id)], Stop);
    }

    // The first line of each prompt, without the task that follows it.
    private List<string> Asked() => [.. _world.Fake.Requests.Select(request => request.LastText.Split('\n')[0].Replace("Judge: ", string.Empty, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    private string Trace(Guid id, string answer, string? end = null) =>
        $$"""{"id":"{{id}}","project_name":"{{_world.ProjectName}}","name":"t","start_time":"2026-11-20T10:00:00Z","output":{"answer":"{{answer}}"}{{(end is null ? "" : "," + end)}}}""";
}
