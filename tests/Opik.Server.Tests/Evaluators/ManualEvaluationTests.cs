using Opik.Testing.FakeLlm;

namespace Opik.Server.Tests.Evaluators;

public sealed class ManualEvaluationTests(ServerFixture server) : IClassFixture<ServerFixture>, IAsyncLifetime
{
    private RuleWorld _world = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _world = await RuleWorld.CreateAsync(server);

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task A_judge_scores_a_trace_and_tells_what_it_did()
    {
        const string Schema = """
            {"name":"good","type":"BOOLEAN","description":"d1"},{"name":"How long","type":"DOUBLE","description":"d2"},{"name":"depth","type":"INTEGER","description":"d3"}
            """;
        var code = _world.Judge(
            "{{answer}} | {{word}} | {{missing}} | {{question}} | {{name}}",
            "\"answer\":\"output.answer\",\"word\":\"a literal\",\"missing\":\"metadata.no.such\",\"question\":\"input\",\"name\":\"trace\"",
            Schema,
            ",\"temperature\":0.5,\"seed\":7,\"custom_parameters\":{\"top_k\":3,\"stream\":true}");
        var rule = await _world.RuleAsync("llm_as_judge", code, "\"enabled\":false,\"sampling_rate\":0");
        var trace = await _world.TraceAsync("because");
        _world.Fake.Answer = _ => FakeLlmAnswer.Text("""Sure: ```json {"good":{"score":true,"reason":"r1"},"how long":{"score":"0.25"},"depth":{"score":null,"reason":"no idea"}}```""");

        var answer = await _world.EvaluateAsync("trace", [trace, trace], rule);
        Assert.Equal((202, """{"entities_queued":1,"rules_applied":1}"""), (answer.Code, answer.Body));
        var log = await _world.LogAsync(rule, "was scored");
        var scores = await _world.ScoresAsync($"/v1/private/traces/{trace}");

        Assert.Equal(["How long", "good"], scores.Keys.Order(StringComparer.Ordinal));
        Assert.Equal((1, "r1", "online_scoring", "admin"), (scores["good"].GetProperty("value").GetDouble(), scores["good"].GetProperty("reason").GetString(), scores["good"].GetProperty("source").GetString(), scores["good"].GetProperty("created_by").GetString()));
        Assert.Equal(0.25, scores["How long"].GetProperty("value").GetDouble());

        var request = Assert.Single(_world.Fake.Requests);
        var prompt = request.LastText;
        Assert.StartsWith("because | a literal |  | {\"question\":\"why\"} | {\"id\":\"" + trace, prompt, StringComparison.Ordinal);
        Assert.Contains("- \"good\": true or false. d1", prompt, StringComparison.Ordinal);
        Assert.Equal((0.5, 7, 3, false), ((double)request.Body["temperature"]!, (int)request.Body["seed"]!, (int)request.Body["top_k"]!, request.IsStream));
        var form = request.Body["response_format"]!["json_schema"]!["schema"]!;
        Assert.Equal(["good", "How long", "depth"], form["required"]!.AsArray().Select(name => name!.ToString()));
        Assert.Equal("number", form["properties"]!["How long"]!["properties"]!["score"]!["type"]!.ToString());

        Assert.Equal(["INFO", "INFO", "INFO"], log.Select(line => line.Level));
        Assert.All(log, line => Assert.Equal($$"""{"trace_id":"{{trace}}"}""", line.Markers));
        Assert.Contains("good = 1, How long = 0.25", log[0].Message, StringComparison.Ordinal);
        Assert.Contains("Sure:", log[1].Message, StringComparison.Ordinal);
        Assert.Contains("Variables without a value: missing.\n\nbecause | a literal", log[2].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_judge_scores_a_span_and_may_see_its_trace()
    {
        var rule = await _world.RuleAsync("span_llm_as_judge", _world.Judge("{{a}} {{span}} {{spans}}", "\"a\":\"output.answer\",\"span\":\"span\",\"spans\":\"spans\""));
        var trace = await _world.TraceAsync("whole");
        var (span, other) = (await _world.SpanAsync(trace, "part", ",\"source\":\"evaluator\""), await _world.SpanAsync(trace, "other", ",\"source\":\"evaluator\""));

        Assert.Equal(202, (await _world.EvaluateAsync("span", [span], rule)).Code);
        var scores = await _world.ScoresAsync($"/v1/private/spans/{span}");
        var prompt = Assert.Single(_world.Fake.Requests).LastText;

        Assert.Equal(("online_scoring", "well said"), (scores["good"].GetProperty("source").GetString(), scores["good"].GetProperty("reason").GetString()));
        Assert.StartsWith($$"""part {"id":"{{span}}",""", prompt, StringComparison.Ordinal);
        Assert.Contains(other.ToString(), prompt, StringComparison.Ordinal);
        Assert.False((await server.SendAsync("GET", $"/v1/private/spans/{other}")).Json.TryGetProperty("feedback_scores", out _));
    }

    [Fact]
    public async Task A_judge_scores_a_thread_by_its_conversation()
    {
        var rule = await _world.RuleAsync("trace_thread_llm_as_judge", _world.Judge("{{context}}"));
        await _world.TraceAsync("second", ",\"thread_id\":\"talk\"");
        await _world.SendAsync("POST", "/v1/private/traces", $$"""{"id":"{{Guid.CreateVersion7()}}","project_name":"{{_world.ProjectName}}","start_time":"2026-11-20T09:00:00Z","thread_id":"talk","input":"hello","output":"first"}""");
        var thread = await _world.ThreadAsync("talk");

        Assert.Equal(202, (await _world.EvaluateAsync("thread", [thread], rule)).Code);
        var log = await _world.LogAsync(rule, "was scored");
        var read = (await server.SendAsync("POST", "/v1/private/traces/threads/retrieve", $$"""{"project_id":"{{_world.Project}}","thread_id":"talk"}""")).Json;

        Assert.StartsWith(
            """[{"role":"user","content":"hello"},{"role":"assistant","content":"first"},{"role":"user","content":{"question":"why"}},{"role":"assistant","content":{"answer":"second"}}]""",
            Assert.Single(_world.Fake.Requests).LastText,
            StringComparison.Ordinal);
        Assert.Equal("good", read.GetProperty("feedback_scores")[0].GetProperty("name").GetString());
        Assert.All(log, line => Assert.Equal($$"""{"thread_model_id":"{{thread}}"}""", line.Markers));
    }

    [Fact]
    public async Task Parts_of_a_message_are_filled_too()
    {
        var code = _world.Judge(variables: "\"answer\":\"output.answer\"").Replace(
            "\"content\":\"Judge: {{answer}}\"",
            """ "content_array":[{"type":"text","text":"Look: {{answer}}"},{"type":"image_url","image_url":{"url":"http://pictures/{{answer}}","detail":"low"} }] """,
            StringComparison.Ordinal);
        var rule = await _world.RuleAsync("llm_as_judge", code, "\"enabled\":false");
        await _world.EvaluateAsync("trace", [await _world.TraceAsync("cat")], rule);
        await _world.LogAsync(rule, "was scored");
        var parts = Assert.Single(_world.Fake.Requests).Body["messages"]![0]!["content"]!.AsArray();

        Assert.Equal("Look: cat", parts[0]!["text"]!.ToString());
        Assert.Equal("http://pictures/cat", parts[1]!["image_url"]!["url"]!.ToString());
        Assert.Equal(3, parts.Count);
    }

    [Fact]
    public async Task What_goes_wrong_is_told_in_the_log_of_the_rule()
    {
        var python = await _world.RuleAsync("user_defined_metric_python", RuleTexts.Python, "\"enabled\":false");
        var threads = await _world.RuleAsync("trace_thread_llm_as_judge", _world.Judge(), "\"enabled\":false");
        var unknown = await _world.RuleAsync("llm_as_judge", RuleTexts.Judge, "\"enabled\":false");
        var judge = await _world.RuleAsync("llm_as_judge", _world.Judge(), "\"enabled\":false");
        var (trace, missing) = (await _world.TraceAsync("a"), Guid.CreateVersion7());
        _world.Fake.Answer = request => FakeLlmAnswer.Text("I would rather not.");

        Assert.Equal("""{"entities_queued":2,"rules_applied":4}""", (await _world.EvaluateAsync("trace", [trace, missing], python, threads, unknown, judge)).Body);

        Assert.Contains(await _world.LogAsync(python, "Python"), line => line is ("ERROR", _, var markers) && markers.Contains(trace.ToString(), StringComparison.Ordinal));
        Assert.Contains(await _world.LogAsync(python, "not in the project"), line => line is ("WARN", _, var markers) && markers.Contains(missing.ToString(), StringComparison.Ordinal));
        Assert.All(await _world.LogAsync(threads, "the rule scores other things"), line => Assert.Equal("WARN", line.Level));
        Assert.Contains(await _world.LogAsync(unknown, "was not scored"), line => line.Level == "ERROR");
        var log = await _world.LogAsync(judge, "has no scores");
        Assert.Contains(log, line => line.Level == "WARN" && line.Message.Contains("no JSON object", StringComparison.Ordinal));
        Assert.False((await server.SendAsync("GET", $"/v1/private/traces/{trace}")).Json.TryGetProperty("feedback_scores", out _));
    }

    [Fact]
    public async Task A_provider_that_knows_no_schemas_is_asked_without_one()
    {
        var rule = await _world.RuleAsync("llm_as_judge", _world.Judge(), "\"enabled\":false");
        _world.Fake.Answer = request => request.Body["response_format"]!["type"]!.ToString() == "json_schema" ? FakeLlmAnswer.Refusal(400, "unknown format") : FakeLlmAnswer.Text("""{"good":false}""");
        var trace = await _world.TraceAsync("a");
        await _world.EvaluateAsync("trace", [trace], rule);

        Assert.Equal(0, (await _world.ScoresAsync($"/v1/private/traces/{trace}"))["good"].GetProperty("value").GetDouble());
        Assert.Equal(2, _world.Fake.Requests.Count);
    }

    [Fact]
    public async Task A_second_run_takes_the_place_of_the_first()
    {
        var rule = await _world.RuleAsync("llm_as_judge", _world.Judge(), "\"enabled\":false");
        var trace = await _world.TraceAsync("a");
        _world.Fake.Enqueue(FakeLlmAnswer.Text("""{"good":{"score":false}}"""), FakeLlmAnswer.Text("""{"good":{"score":true}}"""));
        await _world.EvaluateAsync("trace", [trace], rule);
        await _world.LogAsync(rule, "good = 0");
        await _world.EvaluateAsync("trace", [trace], rule);
        await _world.LogAsync(rule, "good = 1");

        Assert.Equal(1, Assert.Single(await _world.ScoresAsync($"/v1/private/traces/{trace}")).Value.GetProperty("value").GetDouble());
    }

    [Fact]
    public async Task What_cannot_be_evaluated_is_refused()
    {
        var rule = await _world.RuleAsync("llm_as_judge", _world.Judge());
        var elsewhere = await RuleWorld.CreateAsync(server);
        var foreign = await elsewhere.RuleAsync("llm_as_judge", elsewhere.Judge());
        await elsewhere.DisposeAsync();
        var id = Guid.CreateVersion7();
        const string Path = "/v1/private/manual-evaluation/traces";

        var missing = await _world.EvaluateAsync("trace", [id], rule, foreign);
        Assert.Equal((400, $"Automation rule(s) not found: [{foreign}]"), (missing.Code, missing.Json.GetProperty("message").GetString()));
        Assert.Equal(404, (await server.SendAsync("POST", Path, $$"""{"project_id":"{{id}}","entity_ids":["{{id}}"],"rule_ids":["{{rule}}"],"entity_type":"trace"}""")).Code);
        Assert.Equal(400, (await server.SendAsync("POST", Path, $$"""{"project_id":"{{_world.Project}}","entity_ids":["{{id}}"],"rule_ids":["{{rule}}"],"entity_type":"span"}""")).Code);
        Assert.Equal(400, (await server.SendAsync("POST", Path, $$"""{"project_id":"{{_world.Project}}","entity_ids":["\ud800"],"rule_ids":["{{rule}}"],"entity_type":"trace"}""")).Code);
        Assert.Equal(["entityIds size must be between 1 and 1000"], (await _world.EvaluateAsync("trace", [], rule)).Errors);
        Assert.Equal(["entityIds size must be between 1 and 1000"], (await _world.EvaluateAsync("trace", Enumerable.Range(0, 1001).Select(_ => id), rule)).Errors);
        Assert.Equal(["projectId must not be null", "entityIds must not be null", "ruleIds must not be null", "entityType must not be null"], (await server.SendAsync("POST", Path, "{}")).Errors);
    }

    [Fact]
    public async Task An_evaluation_goes_on_after_a_restart()
    {
        var rule = await _world.RuleAsync("llm_as_judge", _world.Judge(), "\"enabled\":false");
        var traces = await Task.WhenAll(Enumerable.Range(0, 40).Select(number => _world.TraceAsync($"word {number}.")));
        var hold = new TaskCompletionSource();
        var asked = 0;
        _world.Fake.Answer = _ =>
        {
            if (Interlocked.Increment(ref asked) > 20)
                hold.Task.Wait(Stop);
            return FakeLlmAnswer.Text("""{"good":true}""");
        };
        await _world.EvaluateAsync("trace", traces, rule);
        while (asked <= 20)
            await Task.Delay(10, Stop);
        await server.StopAsync();
        hold.SetResult();
        await server.StartAsync(options => options);

        foreach (var trace in traces)
            Assert.Single(await _world.ScoresAsync($"/v1/private/traces/{trace}"));
        // The first pieces were noted as done: of 16 calls, one piece at most is made again.
        Assert.InRange(_world.Fake.Requests.Count, 40, 56);
    }
}
