using System.Text.Json;
using Opik.Testing.FakeLlm;

namespace Opik.Server.Tests.Runners;

/// <summary>Connected agents over test suites.</summary>
public sealed class AgentRunTests(ServerFixture server) : IClassFixture<ServerFixture>, IAsyncLifetime
{
    private const string Path = "/v1/private/local-runners/suite-runs";
    private FakeLlmServer _fake = null!;
    private string _model = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _fake = await FakeLlmServer.StartAsync();
        var provider = $"agents-{Guid.CreateVersion7():N}";
        Assert.Equal(201, (await server.SendAsync("POST", "/v1/private/llm-provider-key", $$"""{"provider":"custom-llm","provider_name":"{{provider}}","base_url":"{{_fake.OpenAi}}"}""")).Code);
        _model = $"custom-llm/{provider}/judge";
    }

    public ValueTask DisposeAsync() => _fake.DisposeAsync();

    [Fact]
    public async Task A_suite_is_run_item_by_item_and_its_assertions_are_judged()
    {
        _fake.Answer = request => FakeLlmAnswer.Text($$"""{"results":[{"assertion":1,"passed":{{(request.LastText.Contains("Output:\nYes", StringComparison.Ordinal) ? "true" : "false")}},"reason":"read"}]}""");
        var runner = await TestRunner.ConnectAsync(server);
        var suite = await SuiteAsync("""{"data":{"message":"early?"}}""", """{"data":{"message":"late?","nights":"3"},"execution_policy":{"runs_per_item":2,"pass_threshold":2}}""");

        var started = await StartAsync(runner, suite);
        Assert.Equal(3, started.GetProperty("total_items").GetInt32());
        var jobs = new List<JsonElement>();
        for (var i = 0; i < 3; i++)
            jobs.Add(await runner.AnswerAsync(static message => message == "late?" ? "Yes, until noon" : "No"));
        var experiment = await EndedAsync(started);

        Assert.Equal(("completed", 3, 0.5), (Text(experiment, "status"), experiment.GetProperty("trace_count").GetInt32(), experiment.GetProperty("pass_rate").GetDouble()));
        Assert.Equal(3, jobs.Find(static job => job.GetProperty("inputs").TryGetProperty("nights", out _)).GetProperty("inputs").GetProperty("nights").GetInt32());
        Assert.All(jobs, job => Assert.Equal(suite, Text(job.GetProperty("metadata"), "dataset_id")));
    }

    [Fact]
    public async Task Parameters_take_the_fields_they_are_mapped_to()
    {
        var runner = await TestRunner.ConnectAsync(server);
        var dataset = await SuiteAsync("""{"data":{"input":{"text":"mapped"}}}""");
        Assert.Equal(400, (await server.SendAsync("POST", Path, Body(runner, dataset))).Code);

        var started = await StartAsync(runner, dataset, "\"mapping\":{\"message\":\"input.text\"}");
        var job = await runner.AnswerAsync(static message => message);

        Assert.Equal("mapped", Text(job.GetProperty("inputs"), "message"));
        Assert.Equal("completed", Text(await EndedAsync(started), "status"));
    }

    [Fact]
    public async Task A_call_that_fails_without_a_trace_leaves_one_with_the_reason()
    {
        var runner = await TestRunner.ConnectAsync(server);
        var started = await StartAsync(runner, await SuiteAsync("""{"data":{"message":"boom"}}"""));
        await runner.ReportAsync(await runner.TakeAsync(), "failed", null, error: "no credit");
        var experiment = await EndedAsync(started);

        var item = (await ItemsAsync(experiment))[0];
        var trace = (await server.SendAsync("GET", $"/v1/private/traces/{Text(item, "trace_id")}")).Json;
        Assert.Equal(("experiment", "no credit"), (Text(trace, "source"), Text(trace.GetProperty("error_info"), "message")));
    }

    [Fact]
    public async Task A_run_goes_on_after_a_restart_and_makes_no_call_twice()
    {
        var runner = await TestRunner.ConnectAsync(server);
        var started = await StartAsync(runner, await SuiteAsync("""{"data":{"message":"a"}}""", """{"data":{"message":"b"}}""", """{"data":{"message":"c"}}"""));
        var seen = new List<string> { Text((await runner.AnswerAsync(static message => message)).GetProperty("inputs"), "message")! };
        var running = await runner.TakeAsync();

        await server.RestartAsync();
        seen.Add(Text(running.GetProperty("inputs"), "message")!);
        await runner.ReportAsync(running, "completed", "after the restart");
        seen.Add(Text((await runner.AnswerAsync(static message => message)).GetProperty("inputs"), "message")!);
        var experiment = await EndedAsync(started);

        Assert.Equal(["a", "b", "c"], seen.Order(StringComparer.Ordinal));
        Assert.Equal(("completed", 3), (Text(experiment, "status"), experiment.GetProperty("trace_count").GetInt32()));
    }

    [Fact]
    public async Task Cancelling_the_experiment_ends_the_run_and_tells_the_runner()
    {
        var runner = await TestRunner.ConnectAsync(server);
        var started = await StartAsync(runner, await SuiteAsync("""{"data":{"message":"a"}}""", """{"data":{"message":"b"}}"""));
        var job = await runner.TakeAsync();

        Assert.Equal(204, (await server.SendAsync("PATCH", $"/v1/private/experiments/{Text(started, "experiment_id")}", """{"status":"cancelled"}""")).Code);

        var told = new List<string?>();
        await UntilAsync(async () => (told = [.. told, .. await runner.CancelledAsync()]).Count > 0);
        Assert.Equal([Text(job, "id")], told);
        Assert.Equal("cancelled", Text(await EndedAsync(started), "status"));
    }

    [Fact]
    public async Task Only_a_run_of_the_version_as_it_is_counts_for_it()
    {
        var runner = await TestRunner.ConnectAsync(server);
        var configured = await server.SendAsync("POST", "/v1/private/agent-configs/blueprints", $$"""{"project_id":"{{runner.Project}}","blueprint":{"type":"blueprint","values":[{"key":"k","type":"string","value":"v"}]} }""");
        Assert.Equal(201, configured.Code);
        var suite = await SuiteAsync("""{"data":{"message":"a"}}""");

        var plain = await StartAsync(runner, suite);
        var job = await runner.AnswerAsync(static message => message);
        var masked = await StartAsync(runner, suite, "\"prompt_masks\":{}");
        await runner.AnswerAsync(static message => message);

        Assert.Equal("v1", Text(job, "blueprint_name"));
        Assert.Equal("v1", Text((await EndedAsync(plain)).GetProperty("metadata").GetProperty("agent_configuration"), "blueprint_version"));
        Assert.False((await EndedAsync(masked)).GetProperty("metadata").TryGetProperty("agent_configuration", out _));
    }

    [Fact]
    public async Task What_cannot_be_run_makes_no_experiment()
    {
        var runner = await TestRunner.ConnectAsync(server);
        var suite = await SuiteAsync("""{"data":{"message":"a"}}""");
        var empty = await SuiteAsync();
        Assert.Equal(422, (await server.SendAsync("POST", Path, "{}")).Code);
        Assert.Equal(404, (await server.SendAsync("POST", Path, Body(runner, suite).Replace("\"reply\"", "\"nobody\"", StringComparison.Ordinal))).Code);
        Assert.Equal(404, (await server.SendAsync("POST", Path, Body(runner, Guid.CreateVersion7().ToString()))).Code);
        Assert.Equal(404, (await server.SendAsync("POST", Path, Body(runner, suite, $"\"blueprint_id\":\"{Guid.CreateVersion7()}\""))).Code);
        Assert.Equal(400, (await server.SendAsync("POST", Path, Body(runner, empty))).Code);
        await runner.DisconnectAsync();
        Assert.Equal(404, (await server.SendAsync("POST", Path, Body(runner, suite))).Code);

        Assert.Equal(0, (await server.SendAsync("GET", $"/v1/private/experiments?datasetId={suite}")).Json.GetProperty("total").GetInt32());
    }

    private async Task<string> SuiteAsync(params string[] items)
    {
        var created = await server.SendAsync("POST", "/v1/private/datasets", $$"""{"name":"suite-{{Guid.CreateVersion7():N}}","type":"evaluation_suite"}""");
        var id = created.Location![(created.Location!.LastIndexOf('/') + 1)..];
        if (items.Length == 0)
            return id;
        var evaluators = $$"""[{"name":"judge","type":"llm_judge","config":{"model":{"name":"{{_model}}"},"schema":[{"name":"says yes","type":"BOOLEAN"}]} }]""";
        var rows = string.Join(',', items.Select(item => $$"""{"source":"sdk","evaluators":{{evaluators}},{{item[1..]}}"""));
        Assert.Equal(204, (await server.SendAsync("PUT", "/v1/private/datasets/items", $$"""{"dataset_id":"{{id}}","items":[{{rows}}]}""")).Code);
        return id;
    }

    private async Task<JsonElement> StartAsync(TestRunner runner, string dataset, string? more = null)
    {
        var answer = await server.SendAsync("POST", Path, Body(runner, dataset, more));
        Assert.True(answer.Code == 202, answer.Body);
        return answer.Json;
    }

    private static string Body(TestRunner runner, string dataset, string? more = null) =>
        $$"""{"agent_name":"reply","project_id":"{{runner.Project}}","dataset_id":"{{dataset}}"{{(more is null ? "" : "," + more)}}}""";

    private async Task<JsonElement> EndedAsync(JsonElement started)
    {
        JsonElement found = default;
        await UntilAsync(async () =>
        {
            found = (await server.SendAsync("GET", $"/v1/private/experiments/{Text(started, "experiment_id")}")).Json;
            return Text(found, "status") != "running";
        });
        return found;
    }

    private async Task<List<JsonElement>> ItemsAsync(JsonElement experiment)
    {
        var answer = await server.SendAsync("GET", $"/v1/private/datasets/{Text(experiment, "dataset_id")}/items/experiments/items?experiment_ids=[\"{Text(experiment, "id")}\"]");
        return [.. answer.Json.GetProperty("content").EnumerateArray().SelectMany(static item => item.GetProperty("experiment_items").EnumerateArray())];
    }

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        while (!await holds())
            await Task.Delay(50, Stop);
    }

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();
}
