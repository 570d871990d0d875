using System.Text.Json;

namespace Opik.Server.Tests.Evaluators;

public sealed class RuleTrialTests(ServerFixture server) : IClassFixture<ServerFixture>, IAsyncLifetime
{
    private RuleWorld _world = null!;

    public async ValueTask InitializeAsync() => _world = await RuleWorld.CreateAsync(server);

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Without_asking_it_tells_values_prompts_and_how_often_variables_are_filled()
    {
        var (first, second) = (await _world.TraceAsync("one"), await _world.TraceAsync("two", ",\"metadata\":{\"tier\":\"gold\"}"));
        var code = _world.Judge("{{answer}} of {{tier}}", "\"answer\":\"output.answer\",\"tier\":\"metadata.tier\"");

        var answer = await TryAsync("llm_as_judge", code, [first, second]);

        Assert.Equal(200, answer.Code);
        Assert.Equal("""{"answer":1,"tier":0.5}""", answer.Json.GetProperty("filled").GetRawText());
        var results = answer.Json.GetProperty("results");
        Assert.Equal(first, results[0].GetProperty("id").GetGuid());
        Assert.Equal(JsonValueKind.Null, results[0].GetProperty("values").GetProperty("tier").ValueKind);
        Assert.Equal("two of gold", results[1].GetProperty("prompt").GetString());
        Assert.Empty(_world.Fake.Requests);
    }

    [Fact]
    public async Task Asked_the_model_judges_and_nothing_is_stored()
    {
        var trace = await _world.TraceAsync("because");

        var answer = await TryAsync("llm_as_judge", _world.Judge(), [trace], ask: true);

        var result = answer.Json.GetProperty("results")[0];
        Assert.Equal((1, "well said"), (result.GetProperty("scores")[0].GetProperty("value").GetDouble(), result.GetProperty("scores")[0].GetProperty("reason").GetString()));
        Assert.True(result.GetProperty("duration_ms").GetDouble() >= 0);
        Assert.Single(_world.Fake.Requests);
        Assert.False((await server.SendAsync("GET", $"/v1/private/traces/{trace}")).Json.TryGetProperty("feedback_scores", out _));
    }

    [Fact]
    public async Task Arguments_of_python_have_values()
    {
        var answer = await TryAsync("user_defined_metric_python", RuleTexts.Python, [await _world.TraceAsync("x")]);

        Assert.Equal("x", answer.Json.GetProperty("results")[0].GetProperty("values").GetProperty("output").GetString());
    }

    [Fact]
    public async Task Traces_of_other_projects_are_left_out()
    {
        await using var other = await RuleWorld.CreateAsync(server);

        var answer = await TryAsync("llm_as_judge", _world.Judge(), [await other.TraceAsync("secret")]);

        Assert.Equal((200, """{"filled":{},"results":[]}"""), (answer.Code, answer.Body));
    }

    [Fact]
    public async Task A_code_that_could_not_be_saved_is_refused_before_a_model_is_asked()
    {
        var trace = await _world.TraceAsync("x");

        Assert.Equal(422, (await TryAsync("llm_as_judge", """{"messages":[{"role":"USER","content":"x"}],"variables":{}}""", [trace], ask: true)).Code);
        Assert.Equal(422, (await TryAsync("llm_as_judge", _world.Judge(), [.. Enumerable.Range(0, 11).Select(_ => Guid.CreateVersion7())], ask: true)).Code);
    }

    private Task<Answer> TryAsync(string type, string code, Guid[] ids, bool ask = false) => server.SendAsync(
        "POST",
        $"{RuleTexts.Root}/dry-run",
        $$"""{"project_id":"{{_world.Project}}","type":"{{type}}","code":{{code}},"entity_ids":{{JsonSerializer.Serialize(ids)}},"ask":{{(ask ? "true" : "false")}}}""");
}
