using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.Testing.FakeLlm;

namespace Opik.Server.Tests.Studio;

/// <summary>
/// What the tests of the Optimization Studio share: a server, a fake model of each test that answers right once the prompt says
/// <c>GOOD</c>, and short ways to ask.
/// </summary>
public abstract class StudioFixture(ServerFixture server) : IClassFixture<ServerFixture>, IAsyncLifetime
{
    protected const string Root = "/v1/private/optimizations";
    private string _provider = null!;

    protected FakeLlmServer Fake { get; private set; } = null!;

    protected string Project { get; private set; } = null!;

    protected ServerFixture Server { get; } = server;

    protected string Model => $"custom-llm/{_provider}/m";

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Fake = await FakeLlmServer.StartAsync();
        Fake.Answer = request => Answer(request);
        _provider = $"studio-{Guid.CreateVersion7():N}";
        await Server.SendAsync("POST", "/v1/private/llm-provider-key", $$"""{"provider":"custom-llm","provider_name":"{{_provider}}","base_url":"{{Fake.OpenAi}}"}""");
        await Server.SendAsync("POST", "/v1/private/projects", $$"""{"name":"{{_provider}}"}""");
        Project = (await Server.SendAsync("POST", "/v1/private/projects/retrieve", $$"""{"name":"{{_provider}}"}""")).Json.GetProperty("id").GetString()!;
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return Fake.DisposeAsync();
    }

    /// <summary>The model: thinks where a schema is asked for, explains where two prompts are compared, else does the task.</summary>
    protected static FakeLlmAnswer Answer(FakeLlmRequest request, string better = "GOOD answers only.") =>
        request.Body["response_format"]?["json_schema"]?["schema"]?["properties"] is JsonObject wanted ? FakeLlmAnswer.Text(Thought(wanted, better).ToJsonString())
        : IsTask(request) ? FakeLlmAnswer.Text(request.Body["messages"]!.ToJsonString().Contains("GOOD", StringComparison.Ordinal) ? request.LastText.Replace("q", "a", StringComparison.Ordinal) : "no idea")
        : FakeLlmAnswer.Text("It asks for good answers.");

    protected static bool IsTask(FakeLlmRequest request) =>
        request.Body["response_format"] is null && !request.Body["messages"]![0]!["content"]!.ToString().StartsWith("You compare two prompts", StringComparison.Ordinal);

    protected async Task<string> DatasetAsync(int rows)
    {
        var name = $"data-{Guid.CreateVersion7():N}";
        await Server.SendAsync("POST", "/v1/private/datasets", $$"""{"name":"{{name}}","project_id":"{{Project}}"}""");
        var items = string.Join(',', Enumerable.Range(0, rows).Select(row => $$"""{"source":"sdk","data":{"question":"q{{row}}","answer":"a{{row}}","number":{{row}} } }"""));
        if (rows > 0)
            Assert.Equal(204, (await Server.SendAsync("PUT", "/v1/private/datasets/items", $$"""{"dataset_name":"{{name}}","project_id":"{{Project}}","items":[{{items}}]}""")).Code);
        return name;
    }

    protected JsonObject Config(string dataset, string algorithm = "hierarchical_reflective") => new()
    {
        ["dataset_name"] = dataset,
        ["prompt"] = new JsonObject { ["messages"] = new JsonArray(Message("system", "Answer."), Message("user", "{{question}}")) },
        ["llm_model"] = new JsonObject { ["model"] = Model, ["parameters"] = new JsonObject { ["temperature"] = 0 } },
        ["evaluation"] = new JsonObject { ["metrics"] = new JsonArray(new JsonObject { ["type"] = "equals", ["parameters"] = new JsonObject { ["reference_key"] = "answer" } }) },
        ["optimizer"] = new JsonObject { ["type"] = algorithm, ["parameters"] = new JsonObject { ["n_threads"] = 2 } },
    };

    protected JsonObject Body(JsonObject config, string objective = "equals") =>
        new() { ["name"] = "run", ["dataset_name"] = config["dataset_name"]!.ToString(), ["project_id"] = Project, ["objective_name"] = objective, ["status"] = "initialized", ["studio_config"] = config.DeepClone() };

    protected async Task<string> StartAsync(JsonObject body)
    {
        var answer = await Server.SendAsync("POST", Root, body.ToJsonString());
        Assert.True(answer.Code == 201, answer.Body);
        return answer.Location![(answer.Location!.LastIndexOf('/') + 1)..];
    }

    protected async Task<JsonElement> StateAsync(string id) => (await Server.SendAsync("GET", $"{Root}/studio/{id}/state")).Json;

    protected async Task<JsonElement> ReachedAsync(string id, string state = "finished")
    {
        JsonElement found = default;
        await UntilAsync(async () => Text(found = await StateAsync(id), "state") == state);
        return found;
    }

    protected async Task<JsonElement> OptimizationAsync(string id) => (await Server.SendAsync("GET", $"{Root}/{id}")).Json;

    /// <summary>Experiments of a run, oldest first.</summary>
    protected async Task<List<JsonElement>> TrialsAsync(string id, string types = """["trial"]""") =>
        [.. (await Server.SendAsync("GET", $"/v1/private/experiments?optimization_id={id}&types={Uri.EscapeDataString(types)}&size=100")).Json.GetProperty("content").EnumerateArray().Reverse()];

    protected async Task<List<string>> LinesAsync(string id) =>
        [.. (await Server.SendAsync("GET", $"{Root}/studio/{id}/lines?after=0&limit=500")).Json.GetProperty("lines").EnumerateArray().Select(line => $"{Text(line, "level")} {Text(line, "text")}")];

    protected static JsonObject Message(string role, string content) => new() { ["role"] = role, ["content"] = content };

    protected static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;

    protected static async Task UntilAsync(Func<Task<bool>> condition)
    {
        while (!await condition())
            await Task.Delay(20, Stop);
    }

    private static JsonObject Thought(JsonObject wanted, string better)
    {
        var answer = new JsonObject();
        foreach (var (name, _) in wanted)
        {
            answer[name] = name switch
            {
                "failure_modes" or "unified_failure_modes" => new JsonArray(new JsonObject { ["name"] = "wrong answers", ["description"] = "d", ["root_cause"] = "c" }),
                "prompts" => new JsonArray(new JsonObject { ["change"] = "asks for good answers", ["messages"] = Messages(better) }),
                "messages" or "first_child" or "second_child" => Messages(better),
                "new_text" => better,
                "change" => "asks for good answers",
                _ => "words",
            };
        }

        return answer;
    }

    private static JsonArray Messages(string system) => new(Message("system", system), Message("user", "{{question}}"));
}
