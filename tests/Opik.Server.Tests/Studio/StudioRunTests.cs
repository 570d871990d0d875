using System.Text.Json.Nodes;
using Opik.Testing.FakeLlm;

namespace Opik.Server.Tests.Studio;

public sealed class StudioRunTests(ServerFixture server) : StudioFixture(server)
{
    [Theory]
    [InlineData("hierarchical_reflective", "HierarchicalReflectiveOptimizer")]
    [InlineData("evolutionary", "EvolutionaryOptimizer")]
    [InlineData("gepa", "GepaOptimizer")]
    public async Task A_run_finds_the_better_prompt_and_its_trials_look_like_those_of_the_official_optimizers(string algorithm, string name)
    {
        var id = await StartAsync(Body(Config(await DatasetAsync(4), algorithm)));
        var state = await ReachedAsync(id);
        var optimization = await OptimizationAsync(id);
        var trials = await TrialsAsync(id);

        Assert.Equal(("completed", "perfect_score"), (Text(optimization, "status"), Text(state, "stopped_by")));
        Assert.Equal((0, 1, 2), (optimization.GetProperty("baseline_objective_score").GetDouble(), optimization.GetProperty("best_objective_score").GetDouble(), optimization.GetProperty("num_trials").GetInt32()));
        Assert.Equal(2, trials.Count);
        var metadata = trials[1].GetProperty("metadata");
        Assert.Equal((name, "c1", "c0", "asks for good answers", "equals"), (Text(metadata, "optimizer"), Text(metadata, "candidate_id"), metadata.GetProperty("parent_candidate_ids")[0].GetString(), Text(metadata, "change"), Text(metadata, "metric")));
        Assert.Equal("GOOD answers only.", metadata.GetProperty("configuration").GetProperty("prompt").GetProperty("prompt")[0].GetProperty("content").GetString());
        Assert.Equal(("completed", 4, "equals", 1), (Text(trials[1], "status"), trials[1].GetProperty("trace_count").GetInt32(), Text(trials[1].GetProperty("feedback_scores")[0], "name"), trials[1].GetProperty("feedback_scores")[0].GetProperty("value").GetDouble()));
        Assert.Equal((1, 10, Fake.Requests.Count), (state.GetProperty("trials_done").GetInt32(), state.GetProperty("trials_planned").GetInt32(), state.GetProperty("model_calls").GetInt32()));
        Assert.True(state.TryGetProperty("finished_at", out _));
    }

    [Fact]
    public async Task Traces_scores_log_and_explanation_can_be_read()
    {
        var id = await StartAsync(Body(Config(await DatasetAsync(3))));
        await ReachedAsync(id);
        var traces = (await Server.SendAsync("GET", $"/v1/private/traces?project_id={Project}&size=100")).Json.GetProperty("content").EnumerateArray().ToList();
        var task = traces.First(trace => Text(trace, "name") == "evaluation_task");
        var lines = await LinesAsync(id);
        var logs = (await Server.SendAsync("GET", $"{Root}/studio/{id}/logs")).Json;
        var text = await Server.Client.GetStringAsync(new Uri(Text(logs, "url")!), Stop);
        var explanation = Assert.Single((await Server.SendAsync("GET", $"{Root}/{id}/explanations")).Json.GetProperty("content").EnumerateArray());

        Assert.Equal(("optimization", 6), (Text(task, "source"), traces.Count(trace => Text(trace, "name") == "evaluation_task")));
        Assert.True(task.GetProperty("input").TryGetProperty("question", out _));
        Assert.True(task.GetProperty("output").TryGetProperty("llm_output", out _));
        Assert.Equal(3, traces.Count(trace => Text(trace, "name") == "optimization_algorithm"));
        Assert.StartsWith("INFO HierarchicalReflectiveOptimizer:", lines[0], StringComparison.Ordinal);
        Assert.Contains(lines, line => line.Contains("T1: 1.0000, the best so far", StringComparison.Ordinal));
        Assert.Equal(lines.Count, text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal((Model, "It asks for good answers."), (Text(explanation, "model"), Text(explanation, "text")));
        Assert.Equal(Text((await TrialsAsync(id))[1], "id"), Text(explanation, "experiment_id"));
        // Items won, with what came of them before and after.
        Assert.Contains("Went up", Fake.Requests[^1].LastText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Any_trial_is_explained_on_request_by_a_model_that_is_known()
    {
        var id = await StartAsync(Body(Config(await DatasetAsync(2))));
        await ReachedAsync(id);
        var baseline = Text((await TrialsAsync(id))[0], "id");
        var answer = await Server.SendAsync("POST", $"{Root}/{id}/explanations", $$"""{"experiment_id":"{{baseline}}"}""");
        Assert.Equal((201, baseline, Model), (answer.Code, Text(answer.Json, "experiment_id"), Text(answer.Json, "model")));
        Assert.Equal(2, (await Server.SendAsync("GET", $"{Root}/{id}/explanations")).Json.GetProperty("content").GetArrayLength());

        Assert.Equal(404, (await Server.SendAsync("POST", $"{Root}/{id}/explanations", $$"""{"experiment_id":"{{Guid.CreateVersion7()}}"}""")).Code);
        Assert.Equal(400, (await Server.SendAsync("POST", $"{Root}/{id}/explanations", $$"""{"experiment_id":"{{baseline}}","model":"nobody/has-it"}""")).Code);
        // One of a program: no model is known.
        var other = await StartAsync(new JsonObject { ["dataset_name"] = await DatasetAsync(1), ["objective_name"] = "o", ["status"] = "running" });
        Assert.Equal(["model: the optimization names no model, say which one is to explain"], (await Server.SendAsync("POST", $"{Root}/{other}/explanations", $$"""{"experiment_id":"{{baseline}}"}""")).Errors);
        Assert.Equal(404, (await Server.SendAsync("GET", $"{Root}/studio/{other}/state")).Code);
        Assert.Equal("{}", (await Server.SendAsync("GET", $"{Root}/studio/{other}/logs")).Body);
    }

    [Theory]
    [InlineData("""{"type":"levenshtein_ratio","parameters":{"reference_key":"answer"}}""", "levenshtein_ratio", 1)]
    [InlineData("""{"type":"numerical_similarity","parameters":{"reference_key":"number"}}""", "accuracy", 1)]
    [InlineData("""{"type":"json_schema_validator","parameters":{"schema":{"type":"object"}}}""", "json_schema_validator", 0)]
    public async Task Metrics_score_under_the_name_of_the_objective(string metric, string objective, double best)
    {
        Fake.Answer = request => IsTask(request) && request.Body["messages"]!.ToJsonString().Contains("GOOD", StringComparison.Ordinal)
            ? FakeLlmAnswer.Text(objective == "accuracy" ? $"It is {request.LastText[1..]}.0" : request.LastText.Replace("q", "a", StringComparison.Ordinal)) : Answer(request);
        var config = Config(await DatasetAsync(3));
        config["evaluation"]!["metrics"] = new JsonArray(JsonNode.Parse(metric));
        config["limits"] = new JsonObject { ["trials"] = 1, ["items"] = 2 };
        var id = await StartAsync(Body(config, objective));
        await ReachedAsync(id);

        Assert.Equal(best, (await OptimizationAsync(id)).GetProperty("best_objective_score").GetDouble(), 6);
        Assert.All(await TrialsAsync(id), trial => Assert.Equal((objective, 2), (Text(trial.GetProperty("feedback_scores")[0], "name"), trial.GetProperty("trace_count").GetInt32())));
    }

    [Fact]
    public async Task A_request_that_is_repeated_starts_no_second_run()
    {
        var body = Body(Config(await DatasetAsync(2)));
        body["id"] = Guid.CreateVersion7().ToString();
        var id = await StartAsync(body);
        Assert.Equal(id, await StartAsync(body));
        await ReachedAsync(id);
        Assert.Equal(id, await StartAsync(body));

        Assert.Equal(("completed", 2), (Text(await OptimizationAsync(id), "status"), (await TrialsAsync(id)).Count));
    }

    [Fact]
    public async Task A_judge_sees_the_row_and_its_calls_count()
    {
        Fake.Answer = request => request.Body["response_format"]?["json_schema"]?["schema"]?["properties"]?["score"] is not null
            ? FakeLlmAnswer.Text(request.Body["messages"]!.ToJsonString().Contains("no idea", StringComparison.Ordinal) ? """{"score":2,"reason":"It knows nothing."}""" : """{"score":10,"reason":"Right."}""")
            // The judge's own steps.
            : request.Body["response_format"] is null && request.Body.ToJsonString().Contains("It is right.", StringComparison.Ordinal) ? FakeLlmAnswer.Text("Compare.")
            : Answer(request);
        var config = Config(await DatasetAsync(3));
        config["evaluation"]!["metrics"] = new JsonArray(new JsonObject { ["type"] = "geval", ["parameters"] = new JsonObject { ["task_introduction"] = "You judge answers.", ["evaluation_criteria"] = "It is right." } });
        var id = await StartAsync(Body(config, "geval"));
        var state = await ReachedAsync(id);
        var judged = Fake.Requests.First(request => request.Body.ToJsonString().Contains("It is right.", StringComparison.Ordinal) && request.Body["response_format"] is not null);

        Assert.Equal((0.2, 1), ((await OptimizationAsync(id)).GetProperty("baseline_objective_score").GetDouble(), (await OptimizationAsync(id)).GetProperty("best_objective_score").GetDouble()));
        Assert.Contains("answer: a", judged.Body["messages"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(Fake.Requests.Count, state.GetProperty("model_calls").GetInt32());
        // What the judge said is what the algorithm learns from.
        Assert.Contains(Fake.Requests, request => request.LastText.Contains("It knows nothing.", StringComparison.Ordinal));
    }
}
