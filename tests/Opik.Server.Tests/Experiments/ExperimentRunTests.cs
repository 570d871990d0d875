using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.Testing.FakeLlm;

namespace Opik.Server.Tests.Experiments;

public sealed class ExperimentRunTests(ServerFixture server) : IClassFixture<ServerFixture>, IAsyncLifetime
{
    private const string Path = "/v1/private/experiments/execute";
    private const string Word = "{{word}}";
    private FakeLlmServer _fake = null!;
    private string _provider = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _fake = await FakeLlmServer.StartAsync();
        _provider = $"run-{Guid.CreateVersion7():N}";
        var created = await server.SendAsync("POST", "/v1/private/llm-provider-key", $$"""{"provider":"custom-llm","provider_name":"{{_provider}}","base_url":"{{_fake.OpenAi}}"}""");
        Assert.Equal(201, created.Code);
    }

    public ValueTask DisposeAsync() => _fake.DisposeAsync();

    [Fact]
    public async Task Prompts_are_run_over_all_items_of_a_dataset()
    {
        var dataset = await DatasetAsync("one", "two", "three");
        var rule = Guid.CreateVersion7();
        var answer = await server.SendAsync("POST", Path, $$"""
            {"dataset_id":"{{dataset.Id}}","dataset_name":"{{dataset.Name}}","project_name":"runs {{dataset.Name}}","selected_rule_ids":["{{rule}}"],"prompts":[
              {"model":"{{Model("gpt-4o")}}","messages":[{"role":"system","content":"Be brief."},{"role":"user","content":[{"type":"text","text":"Say {{Word}}"}]}],"configs":{"temperature":0.5,"maxCompletionTokens":9,"throttling":2,"custom_parameters":{"top_k":3} },"experiment_name":"first"},
              {"model":"{{Model("b")}}","messages":[{"role":"user","content":"{{Word}}"}]}]}
            """);
        Assert.Equal(202, answer.Code);
        Assert.Equal(6, answer.Json.GetProperty("total_items").GetInt32());
        var experiments = answer.Json.GetProperty("experiments").EnumerateArray().ToList();
        Assert.Equal([(0, 3), (1, 3)], experiments.Select(experiment => (experiment.GetProperty("prompt_index").GetInt32(), experiment.GetProperty("total_items").GetInt32())));
        var first = await FinishedAsync(experiments[0].GetProperty("experiment_id").GetString()!);

        Assert.Equal(("first", "completed", 3), (Text(first, "name"), Text(first, "status"), first.GetProperty("trace_count").GetInt32()));
        Assert.Equal(30, first.GetProperty("usage").GetProperty("prompt_tokens").GetDouble() * 3);
        var items = await ItemsAsync(first);
        Assert.Equal(["Hello Say one", "Hello Say three", "Hello Say two"], items.Select(item => item.GetProperty("output").GetProperty("output").GetString()!).Order(StringComparer.Ordinal));
        Assert.Equal(dataset.Items.Order(), items.Select(item => item.GetProperty("dataset_item_id").GetGuid()).Order());

        var trace = (await server.SendAsync("GET", $"/v1/private/traces/{Text(items[0], "trace_id")}")).Json;
        Assert.Equal(("experiment", "Be brief."), (Text(trace, "source"), trace.GetProperty("input").GetProperty("messages")[0].GetProperty("content").GetString()));
        Assert.Equal(rule.ToString(), trace.GetProperty("metadata").GetProperty("selected_rule_ids")[0].GetString());
        var span = (await server.SendAsync("GET", $"/v1/private/spans?trace_id={Text(trace, "id")}&project_name=runs%20{dataset.Name}")).Json.GetProperty("content")[0];
        Assert.Equal(("llm", "gpt-4o-2026-01-31", "custom-llm", 15), (Text(span, "type"), Text(span, "model"), Text(span, "provider"), span.GetProperty("usage").GetProperty("total_tokens").GetInt32()));

        var request = _fake.Requests.First(request => request.Body["model"]!.ToString() == "gpt-4o").Body;
        Assert.Equal((0.5, 9, 3), ((double)request["temperature"]!, (int)request["max_completion_tokens"]!, (int)request["top_k"]!));
        Assert.False(request.ContainsKey("throttling") || request.ContainsKey("custom_parameters"));
        Assert.Equal(6, _fake.Requests.Count);
    }

    [Fact]
    public async Task Spans_of_known_models_have_a_cost()
    {
        var key = await server.SendAsync("POST", "/v1/private/llm-provider-key", $$"""{"provider":"openai","api_key":"k-1","base_url":"{{_fake.OpenAi}}"}""");
        var dataset = await DatasetAsync("one");
        var experiment = await FinishedAsync(await RunAsync(dataset, "gpt-4o"));
        await server.SendAsync("POST", "/v1/private/llm-provider-key/delete", $$"""{"ids":["{{key.Location![(key.Location!.LastIndexOf('/') + 1)..]}}"]}""");

        // 10 prompt tokens at 2.5 and 5 completion tokens at 10 USD per million.
        Assert.Equal(0.000075, experiment.GetProperty("total_estimated_cost").GetDouble(), 1e-9);
    }

    [Fact]
    public async Task A_refused_call_is_an_outcome_too()
    {
        var dataset = await DatasetAsync("good", "bad");
        _fake.Answer = request => request.LastText == "bad" ? FakeLlmAnswer.Refusal(400, "not that") : FakeLlmAnswer.Text("fine");
        var experiment = await FinishedAsync(await RunAsync(dataset, Model("m")));
        var items = await ItemsAsync(experiment);
        var traces = await Task.WhenAll(items.Select(async item => (await server.SendAsync("GET", $"/v1/private/traces/{Text(item, "trace_id")}")).Json));

        Assert.Equal("completed", Text(experiment, "status"));
        Assert.Equal("not that", Assert.Single(traces, trace => trace.TryGetProperty("error_info", out _)).GetProperty("error_info").GetProperty("message").GetString());
        Assert.Equal("fine", Assert.Single(traces, trace => trace.TryGetProperty("output", out _)).GetProperty("output").GetProperty("output").GetString());
    }

    [Fact]
    public async Task Cancelling_skips_what_waits_and_keeps_what_is_on_its_way()
    {
        var dataset = await DatasetAsync([.. Enumerable.Range(0, 40).Select(i => $"w{i}")]);
        var gate = new TaskCompletionSource();
        _fake.Answer = request =>
        {
            gate.Task.Wait(Stop);
            return FakeLlmAnswer.Text("late");
        };
        var id = await RunAsync(dataset, Model("m"));
        await UntilAsync(() => Task.FromResult(_fake.Requests.Count >= 8));
        Assert.Equal(204, (await server.SendAsync("PUT", "/v1/private/experiments/cancel", $$"""{"ids":["{{id}}"]}""")).Code);
        var cancelled = (await server.SendAsync("GET", $"/v1/private/experiments/{id}")).Json;
        Assert.Equal("cancelled", Text(cancelled, "status"));
        Assert.False(cancelled.TryGetProperty("finished_at", out _));
        // The look-up of the status is a second old at most.
        await Task.Delay(1100, Stop);
        gate.SetResult();
        var experiment = await FinishedAsync(id);

        Assert.Equal("cancelled", Text(experiment, "status"));
        Assert.Equal(8, experiment.GetProperty("trace_count").GetInt32());
        Assert.Equal(8, _fake.Requests.Count);
    }

    [Fact]
    public async Task A_run_goes_on_after_a_restart_without_repeating_what_is_done()
    {
        var dataset = await DatasetAsync([.. Enumerable.Range(0, 60).Select(i => $"w{i}")]);
        var hold = new TaskCompletionSource();
        var asked = 0;
        _fake.Answer = request =>
        {
            if (Interlocked.Increment(ref asked) > 54)
                hold.Task.Wait(Stop);
            return FakeLlmAnswer.Text("Echo ", request.LastText);
        };
        var id = await RunAsync(dataset, Model("m"));
        await UntilAsync(() => Task.FromResult(asked > 54));
        await UntilAsync(async () => (await server.SendAsync("GET", $"/v1/private/experiments/{id}")).Json.TryGetProperty("trace_count", out var count) && count.GetInt32() >= 54);
        await server.StopAsync();
        var done = _fake.Requests.Take(54).Select(request => request.LastText).ToHashSet(StringComparer.Ordinal);
        hold.SetResult();
        await server.StartAsync(options => options);
        var experiment = await FinishedAsync(id);
        var items = await ItemsAsync(experiment);

        Assert.Equal(("completed", 60), (Text(experiment, "status"), experiment.GetProperty("trace_count").GetInt32()));
        Assert.Equal(60, items.Select(item => item.GetProperty("output").GetProperty("output").GetString()).Distinct().Count());
        Assert.All(_fake.Requests.GroupBy(request => request.LastText).Where(calls => done.Contains(calls.Key)), calls => Assert.Single(calls));
    }

    [Fact]
    public async Task Items_of_a_suite_are_run_as_often_as_they_say()
    {
        var name = $"suite-{Guid.CreateVersion7():N}";
        var created = await server.SendAsync("POST", "/v1/private/datasets", $$"""{"name":"{{name}}","type":"evaluation_suite"}""");
        var id = created.Location![(created.Location!.LastIndexOf('/') + 1)..];
        await server.SendAsync("PUT", "/v1/private/datasets/items", $$"""
            {"dataset_id":"{{id}}","items":[{"source":"sdk","data":{"word":"often"},"execution_policy":{"runs_per_item":3,"pass_threshold":2} },{"source":"sdk","data":{"word":"once"} }]}
            """);
        var answer = await server.SendAsync("POST", Path, Body((id, name), Model("m")));
        Assert.Equal(4, answer.Json.GetProperty("total_items").GetInt32());
        var experiment = await FinishedAsync(answer.Json.GetProperty("experiments")[0].GetProperty("experiment_id").GetString()!);

        Assert.Equal(("evaluation_suite", 4), (Text(experiment, "evaluation_method"), experiment.GetProperty("trace_count").GetInt32()));
        Assert.Equal(3, _fake.Requests.Count(request => request.LastText == "often"));
    }

    [Fact]
    public async Task Assertions_of_a_suite_are_judged()
    {
        var name = $"suite-{Guid.CreateVersion7():N}";
        var created = await server.SendAsync("POST", "/v1/private/datasets", $$"""{"name":"{{name}}","type":"evaluation_suite"}""");
        var id = created.Location![(created.Location!.LastIndexOf('/') + 1)..];
        const string Evaluators = """[{"name":"judge","type":"llm_judge","config":{"model":{"name":null},"messages":[],"variables":{},"schema":[{"name":"is polite","type":"BOOLEAN","description":"d"},{"name":"is brief","type":"BOOLEAN","description":"d"}]}}]""";
        await server.SendAsync("PUT", "/v1/private/datasets/items", $$"""{"dataset_id":"{{id}}","items":[{"source":"sdk","data":{"word":"good"},"evaluators":{{Evaluators}} },{"source":"sdk","data":{"word":"silent"},"evaluators":{{Evaluators}} }]}""");
        _fake.Answer = request => !request.LastText.Contains("Assertions:", StringComparison.Ordinal) ? FakeLlmAnswer.Text("Answer to ", request.LastText)
            : request.LastText.Contains("silent", StringComparison.Ordinal) ? FakeLlmAnswer.Text("no idea")
            : FakeLlmAnswer.Text("""Sure: {"results":[{"assertion":1,"passed":true,"reason":"r1"},{"assertion":2,"passed":true,"reason":"r2"}]}""");
        var experiment = await FinishedAsync(await RunAsync((id, name, []), Model("m")));
        var items = await ItemsAsync(experiment);
        var good = Assert.Single(items, item => Text(item, "status") == "passed");
        var silent = Assert.Single(items, item => Text(item, "status") == "failed");

        Assert.Equal(["is brief", "is polite"], good.GetProperty("assertion_results").EnumerateArray().Select(result => Text(result, "value")!).Order(StringComparer.Ordinal));
        Assert.All(silent.GetProperty("assertion_results").EnumerateArray(), result => Assert.StartsWith("Could not be judged", Text(result, "reason"), StringComparison.Ordinal));
        Assert.Equal(0.5, experiment.GetProperty("pass_rate").GetDouble());
    }

    [Fact]
    public async Task Only_items_of_the_version_and_the_filters_are_run()
    {
        var dataset = await DatasetAsync("old");
        var version = (await server.SendAsync("GET", $"/v1/private/datasets/{dataset.Id}/versions")).Json.GetProperty("content")[0];
        await server.SendAsync("PUT", "/v1/private/datasets/items", $$"""{"dataset_id":"{{dataset.Id}}","batch_group_id":"{{Guid.CreateVersion7()}}","items":[{"source":"sdk","data":{"word":"new"} }]}""");
        foreach (var member in new[] { $"\"dataset_version_id\":\"{Text(version, "id")}\"", $"\"version_hash\":\"{Text(version, "version_hash")}\"", """
            "filters":"[{\"field\":\"data\",\"key\":\"word\",\"operator\":\"=\",\"value\":\"old\"}]"
            """ })
        {
            var answer = await server.SendAsync("POST", Path, Body((dataset.Id, dataset.Name), Model("m"), member));
            Assert.True(answer.Code == 202, answer.Body);
            Assert.Equal(1, answer.Json.GetProperty("total_items").GetInt32());
            await FinishedAsync(answer.Json.GetProperty("experiments")[0].GetProperty("experiment_id").GetString()!);
        }

        Assert.All(_fake.Requests, request => Assert.Equal("old", request.LastText));
    }

    [Fact]
    public async Task What_cannot_be_run_makes_no_experiment()
    {
        var dataset = await DatasetAsync("one");
        var known = (dataset.Id, dataset.Name);
        Assert.Equal(404, (await server.SendAsync("POST", Path, Body((Guid.CreateVersion7().ToString(), "x"), Model("m")))).Code);
        Assert.Equal(400, (await server.SendAsync("POST", Path, Body(known, "no-such-model"))).Code);
        Assert.Equal(400, (await server.SendAsync("POST", Path, Body(known, Model("m"), "\"filters\":\"[{\""))).Code);
        Assert.Equal(404, (await server.SendAsync("POST", Path, Body(known, Model("m"), $"\"dataset_version_id\":\"{Guid.CreateVersion7()}\""))).Code);
        Assert.Equal(409, (await server.SendAsync("POST", Path, Body(known, Model("m"), $$"""
            "prompt_versions":[{"id":"{{Guid.CreateVersion7()}}"}]
            """))).Code);
        Assert.Equal(400, (await server.SendAsync("POST", Path, Body(known, Model("m")).Replace("\"role\":\"user\",", string.Empty, StringComparison.Ordinal))).Code);
        var empty = await server.SendAsync("POST", "/v1/private/datasets", $$"""{"name":"empty-{{Guid.CreateVersion7():N}}"}""");
        Assert.Equal(400, (await server.SendAsync("POST", Path, Body((empty.Location![(empty.Location!.LastIndexOf('/') + 1)..], "x"), Model("m")))).Code);
        Assert.Equal(422, (await server.SendAsync("POST", Path, "{}")).Code);

        Assert.Equal(0, (await server.SendAsync("GET", $"/v1/private/experiments?datasetId={dataset.Id}")).Json.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task A_dataset_that_goes_away_breaks_the_run_off()
    {
        var dataset = await DatasetAsync([.. Enumerable.Range(0, 60).Select(i => $"w{i}")]);
        var hold = new TaskCompletionSource();
        _fake.Answer = _ =>
        {
            hold.Task.Wait(Stop);
            return FakeLlmAnswer.Text("late");
        };
        var id = await RunAsync(dataset, Model("m"));
        await UntilAsync(() => Task.FromResult(_fake.Requests.Count >= 1));
        Assert.Equal(204, (await server.SendAsync("DELETE", $"/v1/private/datasets/{dataset.Id}")).Code);
        hold.SetResult();

        Assert.Equal("failed", Text(await FinishedAsync(id), "status"));
    }

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        while (!await condition())
            await Task.Delay(20, Stop);
    }

    private static string Body((string Id, string Name) dataset, string model, string? member = null)
    {
        var body = new JsonObject
        {
            ["dataset_id"] = dataset.Id, ["dataset_name"] = dataset.Name,
            ["prompts"] = new JsonArray(new JsonObject { ["model"] = model, ["messages"] = new JsonArray(new JsonObject { ["role"] = "user", ["content"] = Word }) }),
        }.ToJsonString();
        return member is null ? body : $"{body[..^1]},{member}}}";
    }

    private string Model(string name) => $"custom-llm/{_provider}/{name}";

    private async Task<string> RunAsync((string Id, string Name, Guid[] Items) dataset, string model)
    {
        var answer = await server.SendAsync("POST", Path, Body((dataset.Id, dataset.Name), model));
        Assert.True(answer.Code == 202, answer.Body);
        return answer.Json.GetProperty("experiments")[0].GetProperty("experiment_id").GetString()!;
    }

    private async Task<JsonElement> FinishedAsync(string id)
    {
        JsonElement experiment = default;
        await UntilAsync(async () => (experiment = (await server.SendAsync("GET", $"/v1/private/experiments/{id}")).Json).TryGetProperty("finished_at", out _));
        return experiment;
    }

    private async Task<IReadOnlyList<JsonElement>> ItemsAsync(JsonElement experiment)
    {
        var page = await server.SendAsync("GET", $"/v1/private/datasets/{Text(experiment, "dataset_id")}/items/experiments/items?size=200&experiment_ids={Uri.EscapeDataString($"[\"{Text(experiment, "id")}\"]")}");
        return [.. page.Json.GetProperty("content").EnumerateArray().SelectMany(item => item.GetProperty("experiment_items").EnumerateArray())];
    }

    private async Task<(string Id, string Name, Guid[] Items)> DatasetAsync(params string[] words)
    {
        var name = $"data-{Guid.CreateVersion7():N}";
        var items = words.Select(word => (Id: Guid.CreateVersion7(), word)).ToArray();
        var json = string.Join(',', items.Select(item => $$"""{"id":"{{item.Id}}","source":"sdk","data":{"word":"{{item.word}}"} }"""));
        var put = await server.SendAsync("PUT", "/v1/private/datasets/items", $$"""{"dataset_name":"{{name}}","items":[{{json}}]}""");
        Assert.True(put.Code is 200 or 204, put.Body);
        var dataset = (await server.SendAsync("POST", "/v1/private/datasets/retrieve", $$"""{"dataset_name":"{{name}}"}""")).Json;
        return (Text(dataset, "id")!, name, [.. items.Select(item => item.Id)]);
    }
}
