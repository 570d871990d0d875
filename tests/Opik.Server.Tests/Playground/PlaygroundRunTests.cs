using System.Text.Json.Nodes;
using Opik.Testing.FakeLlm;

namespace Opik.Server.Tests.Playground;

public sealed class PlaygroundRunTests(ServerFixture server) : PlaygroundFixture(server)
{
    [Fact]
    public async Task Values_given_by_hand_are_run_and_logged_as_the_playgrounds()
    {
        Fake.Answer = request => FakeLlmAnswer.Text("Echo ", request.LastText) with { Usage = (12, 3) };
        var id = await StartAsync(With(Body(Variant(Model("m")), Variant(Model("m"), "Say {{word}} twice")), ("rows", Rows("one", "two"))));
        var run = await EndedAsync(id);
        var cells = await CellsAsync(id);

        Assert.Equal((2, 4, 4, 0), (run.GetProperty("rows").GetInt32(), run.GetProperty("cells").GetInt32(), run.GetProperty("done").GetInt32(), run.GetProperty("failed").GetInt32()));
        Assert.Equal(["Echo one", "Echo Say one twice", "Echo two", "Echo Say two twice"], cells.Select(cell => Text(cell, "output")));
        Assert.Equal(24, run.GetProperty("variants")[0].GetProperty("prompt_tokens").GetInt32());
        Assert.False(run.GetProperty("variants")[0].TryGetProperty("experiment_id", out _));
        var trace = (await Server.SendAsync("GET", $"/v1/private/traces/{Text(cells[0], "trace_id")}")).Json;
        Assert.Equal(("playground", "Echo one"), (Text(trace, "source"), trace.GetProperty("output").GetProperty("output").GetString()));
        var span = (await Server.SendAsync("GET", $"/v1/private/spans?trace_id={Text(cells[0], "trace_id")}&project_id={Project}")).Json.GetProperty("content")[0];
        Assert.Equal(("llm", 15), (Text(span, "type"), span.GetProperty("usage").GetProperty("total_tokens").GetInt32()));
        Assert.True(span.TryGetProperty("ttft", out _));
    }

    [Fact]
    public async Task A_dataset_is_run_as_an_experiment_of_each_variant_that_rules_may_score()
    {
        var dataset = await DatasetAsync("one", "two", "three");
        var rule = Guid.CreateVersion7();
        var named = Variant(Model("m"), "{{q}} of {{word}}");
        named["name"] = "asks v3";
        var id = await StartAsync(With(Body(named, Variant(Model("m"))),
            ("dataset_id", dataset.Id), ("limit", 2), ("mapping", new JsonObject { ["q"] = "input.question", ["word"] = "word" }), ("rule_ids", new JsonArray(rule.ToString()))));
        var run = await EndedAsync(id);
        var cells = await CellsAsync(id);

        Assert.Equal((2, 3, 4), (run.GetProperty("rows").GetInt32(), run.GetProperty("available_rows").GetInt32(), run.GetProperty("done").GetInt32()));
        Assert.Equal(["Hello q three of three", "Hello three", "Hello q two of two", "Hello two"], cells.Select(cell => Text(cell, "output")));
        var experiment = (await Server.SendAsync("GET", $"/v1/private/experiments/{Text(run.GetProperty("variants")[0], "experiment_id")}")).Json;
        Assert.Equal(("asks v3 · A", "completed", 2), (Text(experiment, "name"), Text(experiment, "status"), experiment.GetProperty("trace_count").GetInt32()));
        var trace = (await Server.SendAsync("GET", $"/v1/private/traces/{Text(cells[0], "trace_id")}")).Json;
        Assert.Equal(("experiment", rule.ToString()), (Text(trace, "source"), trace.GetProperty("metadata").GetProperty("selected_rule_ids")[0].GetString()));
    }

    [Theory]
    [InlineData("openai", "gpt-4o", "v1", true)]
    [InlineData("anthropic", "claude-sonnet-4-5", "anthropic/v1", true)]
    // The fake names a version that has no price, as a preview of Google has none.
    [InlineData("gemini", "gemini-2.5-flash", "gemini/v1beta", false)]
    public async Task Every_interface_is_asked_in_a_stream_and_its_usage_and_cost_are_known(string provider, string model, string path, bool isPriced)
    {
        var key = await Server.SendAsync("POST", "/v1/private/llm-provider-key", $$"""{"provider":"{{provider}}","api_key":"k-1","base_url":"{{new Uri(Fake.Address, path)}}"}""");
        Fake.Answer = request => FakeLlmAnswer.Text("Hel", "lo ", request.LastText) with { Usage = (100, 20) };
        var run = await EndedAsync(await StartAsync(With(Body(Variant(model)), ("rows", Rows("you")))));
        var cell = Assert.Single(await CellsAsync(Text(run, "id")!));
        await Server.SendAsync("POST", "/v1/private/llm-provider-key/delete", $$"""{"ids":["{{key.Location![(key.Location!.LastIndexOf('/') + 1)..]}}"]}""");

        Assert.Equal(("done", "Hello you"), (Text(cell, "state"), Text(cell, "output")));
        Assert.Equal((100, 20), (cell.GetProperty("prompt_tokens").GetInt32(), cell.GetProperty("completion_tokens").GetInt32()));
        Assert.Equal(isPriced, cell.TryGetProperty("cost", out var cost) && cost.GetDouble() > 0);
    }

    [Fact]
    public async Task Tools_and_a_schema_reach_the_model_and_a_tool_call_is_an_answer()
    {
        Fake.Answer = _ => FakeLlmAnswer.ToolCall("weather", "{\"city\":", "\"Lisbon\"}");
        var variant = Variant(Model("m"));
        variant["configs"] = JsonNode.Parse("""
            {"temperature":0.2,"tools":[{"type":"function","function":{"name":"weather","parameters":{"type":"object"}}}],"response_format":{"type":"json_schema","json_schema":{"name":"answer","schema":{"type":"object"}}}}
            """);
        var run = await EndedAsync(await StartAsync(With(Body(variant), ("rows", Rows("Lisbon")))));
        var cell = Assert.Single(await CellsAsync(Text(run, "id")!));

        Assert.Equal("weather({\"city\":\"Lisbon\"})", Text(cell, "output"));
        var asked = Assert.Single(Fake.Requests).Body;
        Assert.Equal(("weather", "json_schema", 0.2), (asked["tools"]![0]!["function"]!["name"]!.ToString(), asked["response_format"]!["type"]!.ToString(), (double)asked["temperature"]!));
    }

    [Fact]
    public async Task A_refusal_fails_its_cell_alone_and_can_be_tried_again()
    {
        var dataset = await DatasetAsync("good", "bad");
        Fake.Answer = request => request.LastText == "bad" ? FakeLlmAnswer.Refusal(400, "not that") : FakeLlmAnswer.Text("fine");
        var id = await StartAsync(With(Body(Variant(Model("m"))), ("dataset_id", dataset.Id)));
        var run = await EndedAsync(id);
        var failed = Assert.Single(await CellsAsync(id), cell => Text(cell, "state") == "failed");
        Assert.Equal((1, 1, "not that"), (run.GetProperty("done").GetInt32(), run.GetProperty("failed").GetInt32(), Text(failed, "error")));

        Fake.Answer = _ => FakeLlmAnswer.Text("now");
        var retried = await Server.SendAsync("POST", $"{Root}/runs/{id}/retry", "{}");
        Assert.Equal(1, retried.Json.GetProperty("cells").GetInt32());
        run = await EndedAsync(id);
        var again = Assert.Single(await CellsAsync(id), cell => Text(cell, "output") == "now");

        Assert.Equal((2, 0, 1), (run.GetProperty("done").GetInt32(), run.GetProperty("failed").GetInt32(), again.GetProperty("attempt").GetInt32()));
        Assert.NotEqual(Text(failed, "trace_id"), Text(again, "trace_id"));
        // The experiment has one run of each item: the failed try went from it.
        var experiment = (await Server.SendAsync("GET", $"/v1/private/experiments/{Text(run.GetProperty("variants")[0], "experiment_id")}")).Json;
        Assert.Equal(("completed", 2), (Text(experiment, "status"), experiment.GetProperty("trace_count").GetInt32()));
        Assert.Equal(3, Fake.Requests.Count);
    }

    [Fact]
    public async Task A_cell_of_a_suite_says_which_assertions_held_and_one_of_a_dataset_says_nothing()
    {
        var dataset = await DatasetAsync("well", "badly");
        var (suite, name) = (Guid.CreateVersion7(), $"suite-{Guid.CreateVersion7():N}");
        await Server.SendAsync("POST", "/v1/private/datasets", $$"""{"id":"{{suite}}","name":"{{name}}","type":"evaluation_suite","project_id":"{{Project}}"}""");
        const string Evaluators = """[{"name":"judge","type":"llm_judge","config":{"schema":[{"name":"is polite","type":"BOOLEAN"},{"name":"is brief","type":"BOOLEAN"}]}}]""";
        Assert.Equal(204, (await Server.SendAsync("PUT", "/v1/private/datasets/items", $$"""{"dataset_id":"{{suite}}","items":[{"source":"sdk","data":{"word":"well"},"evaluators":{{Evaluators}}},{"source":"sdk","data":{"word":"badly"},"evaluators":{{Evaluators}}}]}""")).Code);
        Fake.Answer = request => !request.LastText.Contains("Assertions:", StringComparison.Ordinal) ? FakeLlmAnswer.Text("Done ", request.LastText)
            : FakeLlmAnswer.Text($$"""{"results":[{"assertion":1,"passed":true,"reason":"r1"},{"assertion":2,"passed":{{(request.LastText.Contains("Done well", StringComparison.Ordinal) ? "true" : "false")}},"reason":"r2"}]}""");

        var id = await StartAsync(With(Body(Variant(Model("m"))), ("dataset_id", suite.ToString())));
        var run = await EndedAsync(id);
        var cells = (await CellsAsync(id)).ToDictionary(cell => Text(cell, "output")!, cell => cell.GetProperty("assertions").EnumerateArray().Select(one => (Text(one, "name"), one.GetProperty("passed").GetBoolean(), Text(one, "reason"))).Order());
        var plain = await StartAsync(With(Body(Variant(Model("m"))), ("dataset_id", dataset.Id)));
        await EndedAsync(plain);

        Assert.Equal([("is brief", true, "r2"), ("is polite", true, "r1")], cells["Done well"]);
        Assert.Equal([("is brief", false, "r2"), ("is polite", true, "r1")], cells["Done badly"]);
        Assert.Equal(0.5, run.GetProperty("variants")[0].GetProperty("pass_rate").GetDouble());
        Assert.All(await CellsAsync(plain), cell => Assert.False(cell.TryGetProperty("assertions", out _)));
    }

    [Fact]
    public async Task The_estimate_counts_rows_fills_variables_and_asks_nobody()
    {
        var key = await Server.SendAsync("POST", "/v1/private/llm-provider-key", $$"""{"provider":"openai","api_key":"k-1","base_url":"{{Fake.OpenAi}}"}""");
        var dataset = await DatasetAsync("one", "two", "three");
        var body = With(Body(Variant("gpt-4o"), Variant(Model("m"))), ("dataset_id", dataset.Id), ("mapping", new JsonObject { ["word"] = "word", ["gone"] = "input.nothing" }));
        var estimate = (await Server.SendAsync("POST", Root + "/estimates/query", body.ToJsonString())).Json;
        await Server.SendAsync("POST", "/v1/private/llm-provider-key/delete", $$"""{"ids":["{{key.Location![(key.Location!.LastIndexOf('/') + 1)..]}}"]}""");

        Assert.Equal((3, 6, 3), (estimate.GetProperty("rows").GetInt32(), estimate.GetProperty("calls").GetInt32(), estimate.GetProperty("sampled").GetInt32()));
        Assert.Equal((3, 0), (estimate.GetProperty("filled").GetProperty("word").GetInt32(), estimate.GetProperty("filled").GetProperty("gone").GetInt32()));
        Assert.True(estimate.GetProperty("cost").GetDouble() > 0);
        Assert.True(estimate.GetProperty("is_partial").GetBoolean());
        Assert.Empty(Fake.Requests);
        Assert.Empty((await Server.SendAsync("GET", $"{Root}/runs?project_id={Project}")).Json.GetProperty("content").EnumerateArray());
    }

    [Fact]
    public async Task What_cannot_be_run_is_refused_and_makes_nothing()
    {
        var dataset = await DatasetAsync("one");
        await RefusedAsync(422, new JsonObject());
        await RefusedAsync(422, Body(Variant(Model("m"))));
        await RefusedAsync(422, With(Body(Variant(Model("m"))), ("rows", Rows("one")), ("dataset_id", dataset.Id)));
        await RefusedAsync(422, With(Body(Variant(Model("m"))), ("rows", new JsonArray())));
        await RefusedAsync(422, With(Body(Variant(Model("m"))), ("rows", new JsonArray("text"))));
        await RefusedAsync(422, With(Body(Variant(Model("m"))), ("rows", new JsonArray((JsonNode?)null))));
        await RefusedAsync(422, With(Body([.. Enumerable.Range(0, 11).Select(_ => Variant(Model("m")))]), ("rows", Rows("one"))));
        await RefusedAsync(422, With(Body(Variant(Model("m"))), ("rows", Rows("one")), ("concurrency", 33)));
        await RefusedAsync(422, With(Body(Variant(Model("m"))), ("rows", Rows("one")), ("calls_per_minute", 0)));
        await RefusedAsync(422, With(Body(Variant(Model("m"))), ("dataset_id", dataset.Id), ("limit", 10_001)));
        await RefusedAsync(400, With(Body(Variant("no-such-model")), ("rows", Rows("one"))));
        await RefusedAsync(400, With(Body(Variant(Model("m"))), ("dataset_id", dataset.Id), ("filters", "[{")));
        await RefusedAsync(404, With(Body(Variant(Model("m"))), ("dataset_id", Guid.CreateVersion7().ToString())));
        await RefusedAsync(404, With(Body(Variant(Model("m"))), ("project_id", Guid.CreateVersion7().ToString()), ("rows", Rows("one"))));

        Assert.Equal(404, (await Server.SendAsync("GET", $"{Root}/runs/{Guid.CreateVersion7()}")).Code);
        Assert.Equal(404, (await Server.SendAsync("POST", $"{Root}/runs/{Guid.CreateVersion7()}/stop", "{}")).Code);
        Assert.Empty((await Server.SendAsync("GET", $"{Root}/runs?project_id={Project}")).Json.GetProperty("content").EnumerateArray());
        Assert.Equal(0, (await Server.SendAsync("GET", $"/v1/private/experiments?datasetId={dataset.Id}")).Json.GetProperty("total").GetInt32());
        Assert.Empty(Fake.Requests);
    }

    private async Task RefusedAsync(int code, JsonObject body)
    {
        var answer = await Server.SendAsync("POST", Root + "/runs", body.ToJsonString());
        Assert.True(answer.Code == code, $"{answer.Code} {answer.Body} {body}");
    }

    private static JsonObject With(JsonObject body, params (string Name, JsonNode? Value)[] members)
    {
        foreach (var (name, value) in members)
            body[name] = value;
        return body;
    }
}
