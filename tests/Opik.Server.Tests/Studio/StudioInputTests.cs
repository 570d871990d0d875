using System.Text.Json.Nodes;

namespace Opik.Server.Tests.Studio;

public sealed class StudioInputTests(ServerFixture server) : StudioFixture(server)
{
    [Theory]
    [InlineData("llm_model.model", "\"nobody/has-it\"", "studio_config.llm_model.model: ")]
    [InlineData("reasoning_model", "\"nobody/has-it\"", "studio_config.reasoning_model: ")]
    [InlineData("dataset_name", "\"no such set\"", "studio_config.dataset_name: there is no dataset 'no such set'")]
    [InlineData("optimizer.type", "\"magic\"", "studio_config.optimizer.type: must be gepa, evolutionary or hierarchical_reflective, but is 'magic'")]
    [InlineData("optimizer.parameters", """{"batch_size":0}""", "studio_config.optimizer.parameters.batch_size: ")]
    [InlineData("optimizer.parameters", """{"seed":1.5}""", "studio_config.optimizer.parameters.seed: ")]
    [InlineData("prompt.messages", """[{"role":"user","content":"{{query}} {json}"}]""", "studio_config.prompt.messages[0].content: no item of the dataset has the field 'query'")]
    [InlineData("prompt.messages", """[{"role":"tool","content":"{{question}}"}]""", "studio_config.prompt.messages[0].role: ")]
    [InlineData("evaluation.metrics", """[{"type":"code","parameters":{}}]""", "studio_config.evaluation.metrics[0].type: metrics in Python are not run by this server")]
    [InlineData("evaluation.metrics", """[{"type":"taste"}]""", "studio_config.evaluation.metrics[0].type: there is no metric 'taste'")]
    [InlineData("evaluation.metrics", """[{"type":"equals"}]""", "studio_config.evaluation.metrics[0].parameters.reference_key: must not be blank")]
    [InlineData("evaluation.metrics", """[{"type":"equals","parameters":{"reference_key":"gold"}}]""", "studio_config.evaluation.metrics[0].parameters.reference_key: no item of the dataset has the field 'gold'")]
    [InlineData("evaluation.metrics", """[{"type":"geval","parameters":{"task_introduction":"t"}}]""", "studio_config.evaluation.metrics[0].parameters.evaluation_criteria: must not be blank")]
    [InlineData("dataset_version", "\"0000beef\"", "studio_config.dataset_version: the dataset 'data-")]
    [InlineData("limits", """{"cost":0}""", "studio_config.limits.cost: must be more than 0")]
    [InlineData("limits", """{"trials":501}""", "studio_config.limits.trials: must be between 1 and 500")]
    [InlineData("limits", """{"items":0}""", "studio_config.limits.items: must be between 1 and 1000")]
    public async Task What_is_wrong_is_told_at_once_and_nothing_is_made(string path, string value, string error)
    {
        var config = Config(await DatasetAsync(2));
        Set(config, path.Split('.'), JsonNode.Parse(value));
        var body = Body(config);
        body["id"] = Guid.CreateVersion7().ToString();
        var answer = await Server.SendAsync("POST", Root, body.ToJsonString());

        Assert.Equal(400, answer.Code);
        Assert.Contains(answer.Errors, text => text.StartsWith(error, StringComparison.Ordinal));
        Assert.Equal(404, (await Server.SendAsync("GET", $"{Root}/{body["id"]}")).Code);
        Assert.Equal(answer.Errors, (await Server.SendAsync("POST", $"{Root}/studio/estimate", body.ToJsonString())).Errors);
        Assert.Empty(Fake.Requests);
    }

    [Fact]
    public async Task An_empty_dataset_and_everything_else_are_told_together()
    {
        var config = Config(await DatasetAsync(0));
        config["llm_model"]!["model"] = "nobody/has-it";
        var answer = await Server.SendAsync("POST", Root, Body(config).ToJsonString());

        Assert.Equal(["studio_config.dataset_name", "studio_config.llm_model.model"], answer.Errors.Select(error => error.Split(':')[0]));
    }

    [Fact]
    public async Task A_version_of_the_dataset_is_tried_with_its_own_rows()
    {
        var name = await DatasetAsync(2);
        var dataset = (await Server.SendAsync("POST", "/v1/private/datasets/retrieve", $$"""{"dataset_name":"{{name}}","project_id":"{{Project}}"}""")).Json.GetProperty("id").GetString();
        var first = (await Server.SendAsync("GET", $"/v1/private/datasets/{dataset}/versions")).Json.GetProperty("content")[0];
        Assert.Equal(204, (await Server.SendAsync("PUT", "/v1/private/datasets/items", $$"""{"dataset_name":"{{name}}","project_id":"{{Project}}","batch_group_id":"{{Guid.CreateVersion7()}}","items":[{"source":"sdk","data":{"question":"q7","answer":"a7"} }]}""")).Code);
        var config = Config(name);
        async Task<int> ItemsAsync() => (await Server.SendAsync("POST", $"{Root}/studio/estimate", Body(config).ToJsonString())).Json.GetProperty("items").GetInt32();

        Assert.Equal(3, await ItemsAsync());
        config["dataset_version"] = first.GetProperty("version_hash").GetString();
        Assert.Equal(2, await ItemsAsync());
        config["limits"] = new JsonObject { ["trials"] = 1 };
        var id = await StartAsync(Body(config));
        await ReachedAsync(id);
        Assert.All(await TrialsAsync(id), trial => Assert.Equal((2, first.GetProperty("id").GetString()), (trial.GetProperty("trace_count").GetInt32(), trial.GetProperty("dataset_version_id").GetString())));
        config["dataset_version"] = "latest";
        Assert.Equal(3, await ItemsAsync());
    }

    [Fact]
    public async Task An_estimate_counts_calls_and_asks_no_model()
    {
        var config = Config(await DatasetAsync(5));
        config["limits"] = new JsonObject { ["trials"] = 7, ["items"] = 3 };
        var plain = (await Server.SendAsync("POST", $"{Root}/studio/estimate", Body(config).ToJsonString())).Json;
        config["evaluation"]!["metrics"] = new JsonArray(new JsonObject { ["type"] = "geval", ["parameters"] = new JsonObject { ["task_introduction"] = "t", ["evaluation_criteria"] = "c" } });
        var judged = (await Server.SendAsync("POST", $"{Root}/studio/estimate", Body(config).ToJsonString())).Json;

        Assert.Equal((3, 3, 8, 24), (plain.GetProperty("items").GetInt32(), plain.GetProperty("calls_per_trial").GetInt32(), plain.GetProperty("trials").GetInt32(), plain.GetProperty("calls").GetInt32()));
        Assert.Equal((6, 49), (judged.GetProperty("calls_per_trial").GetInt32(), judged.GetProperty("calls").GetInt32()));
        Assert.Empty(Fake.Requests);
    }

    private static void Set(JsonObject json, string[] path, JsonNode? value)
    {
        foreach (var name in path[..^1])
            json = (JsonObject)json[name]!;
        json[path[^1]] = value;
    }
}
