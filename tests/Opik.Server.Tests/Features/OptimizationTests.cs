using System.Text.Json;
using Opik.Server.Tests.Experiments;

namespace Opik.Server.Tests.Features;

public sealed class OptimizationTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private const string Root = "/v1/private/optimizations";
    private const string UnknownId = "01a1fba6-8ec1-737f-baf2-ccc9f49854a9";

    private const string Studio =
        """{"dataset_name":"set","prompt":{"messages":[{"role":"user","content":"{{q}}"}]},"llm_model":{"model":"gpt-4o","parameters":{"temperature":0}},"evaluation":{"metrics":[{"type":"equals"}]},"optimizer":{"type":"gepa"}}""";

    private readonly ExperimentData _data = new(server, "optimizations");

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    public async Task One_is_made_and_written_over_by_its_id(string method)
    {
        var id = Guid.CreateVersion7();
        var made = await server.SendAsync(method, Root, $$"""{"id":"{{id}}","dataset_name":"set {{method}}","objective_name":"accuracy","status":"running","metadata":{"optimizer":"meta"},"project_name":"optimizations"}""");
        Assert.Equal(201, made.Code);
        Assert.EndsWith($"{Root}/{id}", made.Location, StringComparison.Ordinal);
        var read = await GetAsync(id);
        var name = Text(read, "name");
        Assert.NotEmpty(name);
        Assert.Equal(($"set {method}", "accuracy", "running", 0), (Text(read, "dataset_name"), Text(read, "objective_name"), Text(read, "status"), read.GetProperty("num_trials").GetInt32()));
        Assert.Equal("meta", Text(read.GetProperty("metadata"), "optimizer"));
        Assert.False(read.TryGetProperty("best_objective_score", out _));

        // Left out: the name and the metadata stay.
        Assert.Equal(201, (await server.SendAsync(method, Root, $$"""{"id":"{{id}}","dataset_name":"set {{method}}","objective_name":"f1","status":"completed"}""")).Code);
        var again = await GetAsync(id);
        Assert.Equal((name, "f1", "completed", "meta"), (Text(again, "name"), Text(again, "objective_name"), Text(again, "status"), Text(again.GetProperty("metadata"), "optimizer")));
        Assert.Equal(Text(read, "project_id"), Text(again, "project_id"));
        Assert.Equal(Text(read, "created_at"), Text(again, "created_at"));
    }

    [Fact]
    public async Task Changes_keep_what_they_do_not_name()
    {
        var id = await OptimizationAsync("changed", "\"name\":\"first\",\"metadata\":{\"a\":1}");
        Assert.Equal(204, (await server.SendAsync("PUT", $"{Root}/{id}", """{"status":"error","error_info":{"exception_type":"RateLimit","message":"slow down","traceback":"t"}}""")).Code);
        Assert.Equal(204, (await server.SendAsync("PUT", $"{Root}/{id}", """{"name":"second","status":null,"metadata":{"b":2}}""")).Code);

        var read = await GetAsync(id);
        Assert.Equal(("second", "error", "RateLimit", 2), (Text(read, "name"), Text(read, "status"), Text(read.GetProperty("error_info"), "exception_type"), read.GetProperty("metadata").GetProperty("b").GetInt32()));
        Assert.Equal(["name must not be blank"], (await server.SendAsync("PUT", $"{Root}/{id}", """{"name":" "}""")).Errors);
        Assert.Equal(["errorInfo.traceback must not be null"], (await server.SendAsync("PUT", $"{Root}/{id}", """{"error_info":{"exception_type":"x"}}""")).Errors);
        Assert.Equal(400, (await server.SendAsync("PUT", $"{Root}/{id}", """{"status":"paused"}""")).Code);
        Assert.Equal(404, (await server.SendAsync("PUT", $"{Root}/{UnknownId}", """{"name":"x"}""")).Code);
    }

    [Theory]
    [InlineData("{}", "datasetName must not be blank", "objectiveName must not be blank", "status must not be null")]
    [InlineData("""{"dataset_name":"d","objective_name":"o","status":"running","studio_config":{}}""",
        "studioConfig.datasetName must not be blank", "studioConfig.prompt must not be null", "studioConfig.llmModel.model must not be blank",
        "studioConfig.optimizer.type must not be blank", "studioConfig.evaluation.metrics must not be empty")]
    public async Task Broken_rules_are_told_by_name(string json, params string[] errors)
    {
        var answer = await server.SendAsync("POST", Root, json);

        Assert.Equal(422, answer.Code);
        Assert.Equal(errors, answer.Errors);
    }

    [Fact]
    public async Task A_studio_run_waits_is_cancelled_once_and_has_no_log_yet()
    {
        var id = await OptimizationAsync("studio", $"\"studio_config\":{Studio}");
        var read = await GetAsync(id);
        Assert.Equal("initialized", Text(read, "status"));
        Assert.Equal(0, read.GetProperty("studio_config").GetProperty("llm_model").GetProperty("parameters").GetProperty("temperature").GetInt32());

        Assert.Equal((200, "{}"), await LogsAsync(id.ToString()));
        Assert.Equal(404, (await LogsAsync(UnknownId)).Code);
        Assert.Equal(501, (await server.SendAsync("GET", $"{Root}/studio/{id}/cancel")).Code);

        Assert.Equal(204, (await server.SendAsync("PUT", $"{Root}/{id}", """{"status":"cancelled"}""")).Code);
        Assert.Equal(409, (await server.SendAsync("PUT", $"{Root}/{id}", """{"status":"cancelled"}""")).Code);
        Assert.Equal("cancelled", Text(await GetAsync(id), "status"));
    }

    [Fact]
    public async Task Trials_make_up_scores_cost_and_duration()
    {
        var id = await OptimizationAsync("scored");
        var dataset = "set scored";
        // Two experiments on the first candidate, the second with twice as many traces; then a better one; a mini-batch stays outside.
        await TrialAsync(dataset, id, "trial", "a", [100, 100], 0.2);
        await TrialAsync(dataset, id, "trial", "a", [400, 400, 400, 400], 0.5);
        await TrialAsync(dataset, id, "trial", "b", [200], 0.9);
        await TrialAsync(dataset, id, "mini-batch", "c", [10], 1);

        var read = await GetAsync(id);
        Assert.Equal(3, read.GetProperty("num_trials").GetInt32());
        Assert.Equal((0.4, 0.9), (Number(read, "baseline_objective_score"), Number(read, "best_objective_score")));
        Assert.Equal((300, 200), (Number(read, "baseline_duration"), Number(read, "best_duration")));
        Assert.Equal([("accuracy", 0.9)], read.GetProperty("feedback_scores").EnumerateArray().Select(score => (Text(score, "name"), Number(score, "value"))));

        await _data.ExperimentAsync(dataset, new { optimization_id = id, type = "trial", experiment_scores = new[] { new { name = "accuracy", value = 0.95 } } });
        read = (await _data.GetAsync($"{Root}?dataset_name=SCORED")).GetProperty("content")[0];
        Assert.Equal((4, 0.95), (read.GetProperty("num_trials").GetInt32(), Number(read, "best_objective_score")));
        Assert.Equal([("accuracy", 0.95)], read.GetProperty("experiment_scores").EnumerateArray().Select(score => (Text(score, "name"), Number(score, "value"))));
    }

    [Fact]
    public async Task Costs_of_all_experiments_are_added_up()
    {
        var id = await OptimizationAsync("costs");
        foreach (var (type, cost) in new[] { ("trial", 0.5), ("trial", 0.25), ("mini-batch", 2.0) })
        {
            var trace = await TrialAsync("set costs", id, type, type + cost, [50], cost == 0.25 ? 1 : 0.5);
            await _data.SendAsync("POST", "/v1/private/spans", new { id = Guid.CreateVersion7(), trace_id = trace, project_name = "optimizations", name = "llm", type = "llm", start_time = DateTime.UtcNow, total_estimated_cost = cost }, 201);
        }

        var read = await GetAsync(id);
        Assert.Equal((0.5, 0.25, 2.75), (Number(read, "baseline_cost"), Number(read, "best_cost"), Number(read, "total_optimization_cost")));
    }

    [Fact]
    public async Task The_list_is_narrowed_and_paged()
    {
        var first = await OptimizationAsync("listed 1", "\"name\":\"Alpha run\",\"metadata\":{\"optimizer\":\"gepa\"}");
        var second = await OptimizationAsync("listed 2", "\"name\":\"Beta run\"", "completed");
        var dataset = Text(await GetAsync(first), "dataset_id");
        var project = Text(await GetAsync(first), "project_id");

        Assert.Equal([first], await IdsAsync("name=ALPHA"));
        Assert.Equal([first], await IdsAsync($"dataset_id={dataset}"));
        Assert.Equal([second, first], await IdsAsync("dataset_name=LISTED"));
        Assert.Equal([second], await IdsAsync("dataset_name=listed&size=1"));
        Assert.Equal([second], await IdsAsync("dataset_name=listed&filters=" + Uri.EscapeDataString("""[{"field":"status","operator":"=","value":"completed"}]""")));
        Assert.Equal([first], await IdsAsync("filters=" + Uri.EscapeDataString("""[{"field":"metadata","operator":"=","key":"optimizer","value":"gepa"}]""")));
        Assert.Equal([second, first], await IdsAsync($"dataset_name=listed&project_id={project}"));
        Assert.Empty(await IdsAsync($"project_id={UnknownId}"));
        var ofProject = await _data.GetAsync($"/v1/private/projects/{project}/optimizations?name=alpha");
        Assert.Equal([first.ToString()], ofProject.GetProperty("content").EnumerateArray().Select(row => Text(row, "id")));
        Assert.Equal(404, (await server.SendAsync("GET", $"/v1/private/projects/{UnknownId}/optimizations")).Code);
        Assert.Equal(400, (await server.SendAsync("GET", $"{Root}?filters=nonsense")).Code);
    }

    [Fact]
    public async Task A_deleted_dataset_keeps_its_name_and_a_deleted_optimization_is_gone()
    {
        var first = await OptimizationAsync("fading");
        var dataset = Text(await GetAsync(first), "dataset_id");
        var made = Text(await GetAsync(first), "created_at");
        async Task<string?> LastAsync() =>
            (await _data.GetAsync($"/v1/private/datasets/{dataset}")).TryGetProperty("last_created_optimization_at", out var last) ? last.GetString() : null;
        Assert.Equal(made, await LastAsync());

        var second = await OptimizationAsync("fading");
        Assert.Equal(Text(await GetAsync(second), "created_at"), await LastAsync());
        Assert.Equal(204, (await server.SendAsync("POST", Root + "/delete", $$"""{"ids":["{{second}}","{{UnknownId}}"]}""")).Code);
        Assert.Equal(404, (await server.SendAsync("GET", $"{Root}/{second}")).Code);
        Assert.Equal(made, await LastAsync());

        Assert.Equal([first], await IdsAsync("dataset_name=fading&dataset_deleted=false"));
        Assert.Equal(204, (await server.SendAsync("DELETE", $"/v1/private/datasets/{dataset}")).Code);
        Assert.Equal("set fading", Text(await GetAsync(first), "dataset_name"));
        Assert.Equal([first], await IdsAsync("dataset_name=fading&dataset_deleted=true"));
    }

    private async Task<string> TrialAsync(string dataset, Guid optimization, string type, string candidate, double[] milliseconds, double score)
    {
        var experiment = await _data.ExperimentAsync(dataset, new { optimization_id = optimization, type, metadata = new { candidate_id = candidate } });
        var traces = await _data.TracesAsync(milliseconds);
        await _data.ItemsAsync(experiment, [.. traces.Select(trace => (ExperimentData.NewId(), trace))]);
        foreach (var trace in traces)
            await _data.ScoreAsync(trace, "accuracy", score);
        return traces[0];
    }

    private async Task<Guid> OptimizationAsync(string name, string members = "\"metadata\":null", string status = "running")
    {
        var id = Guid.Parse(ExperimentData.NewId());
        var made = await server.SendAsync("POST", Root, $$"""{"id":"{{id}}","dataset_name":"set {{name}}","objective_name":"accuracy","status":"{{status}}","project_name":"optimizations",{{members}}}""");
        Assert.Equal(201, made.Code);
        return id;
    }

    private Task<JsonElement> GetAsync(Guid id) => _data.GetAsync($"{Root}/{id}");

    private async Task<Guid[]> IdsAsync(string query) =>
        [.. (await _data.GetAsync($"{Root}?{query}")).GetProperty("content").EnumerateArray().Select(row => row.GetProperty("id").GetGuid())];

    private async Task<(int Code, string Body)> LogsAsync(string id)
    {
        var answer = await server.SendAsync("GET", $"{Root}/studio/{id}/logs");
        return (answer.Code, answer.Body);
    }

    private static string Text(JsonElement element, string member) => element.GetProperty(member).GetString()!;

    private static double Number(JsonElement element, string member) => element.GetProperty(member).GetDouble();
}
