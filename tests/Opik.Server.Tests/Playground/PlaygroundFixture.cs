using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.Testing.FakeLlm;

namespace Opik.Server.Tests.Playground;

/// <summary>What the tests of the playground share: a server, a fake model server of each test, short ways to ask.</summary>
public abstract class PlaygroundFixture(ServerFixture server) : IClassFixture<ServerFixture>, IAsyncLifetime
{
    protected const string Root = "/v1/private/playground";
    protected const string Word = "{{word}}";
    private string _provider = null!;

    protected FakeLlmServer Fake { get; private set; } = null!;

    protected string Project { get; private set; } = null!;

    protected ServerFixture Server { get; } = server;

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Fake = await FakeLlmServer.StartAsync();
        _provider = $"play-{Guid.CreateVersion7():N}";
        await Server.SendAsync("POST", "/v1/private/llm-provider-key", $$"""{"provider":"custom-llm","provider_name":"{{_provider}}","base_url":"{{Fake.OpenAi}}"}""");
        await Server.SendAsync("POST", "/v1/private/projects", $$"""{"name":"{{_provider}}"}""");
        Project = (await Server.SendAsync("POST", "/v1/private/projects/retrieve", $$"""{"name":"{{_provider}}"}""")).Json.GetProperty("id").GetString()!;
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return Fake.DisposeAsync();
    }

    protected string Model(string name) => $"custom-llm/{_provider}/{name}";

    protected static JsonObject Variant(string model, string text = Word) =>
        new() { ["model"] = model, ["messages"] = new JsonArray(new JsonObject { ["role"] = "user", ["content"] = text }) };

    protected JsonObject Body(params JsonObject[] variants) => new() { ["project_id"] = Project, ["variants"] = new JsonArray([.. variants]) };

    protected static JsonArray Rows(params string[] words) => new([.. words.Select(word => new JsonObject { ["word"] = word })]);

    protected async Task<string> StartAsync(JsonObject body)
    {
        var answer = await Server.SendAsync("POST", Root + "/runs", body.ToJsonString());
        Assert.True(answer.Code == 202, answer.Body);
        return answer.Json.GetProperty("id").GetString()!;
    }

    protected async Task<JsonElement> RunAsync(string id) => (await Server.SendAsync("GET", $"{Root}/runs/{id}")).Json;

    protected async Task<JsonElement> EndedAsync(string id, string state = "completed")
    {
        JsonElement run;
        while (Text(run = await RunAsync(id), "state") == "running")
            await Task.Delay(20, Stop);
        Assert.Equal(state, Text(run, "state"));
        return run;
    }

    protected async Task<List<JsonElement>> CellsAsync(string id) =>
        [.. (await Server.SendAsync("GET", $"{Root}/runs/{id}/rows?size=100")).Json.GetProperty("content").EnumerateArray().SelectMany(row => row.GetProperty("cells").EnumerateArray())];

    protected async Task<(string Id, string Name)> DatasetAsync(params string[] words)
    {
        var name = $"data-{Guid.CreateVersion7():N}";
        var created = await Server.SendAsync("POST", "/v1/private/datasets", $$"""{"name":"{{name}}"}""");
        var id = created.Location![(created.Location!.LastIndexOf('/') + 1)..];
        var items = string.Join(',', words.Select(word => $$"""{"source":"sdk","data":{"word":"{{word}}","input":{"question":"q {{word}}"} } }"""));
        Assert.Equal(204, (await Server.SendAsync("PUT", "/v1/private/datasets/items", $$"""{"dataset_id":"{{id}}","items":[{{items}}]}""")).Code);
        return (id, name);
    }

    protected static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;

    protected static async Task UntilAsync(Func<Task<bool>> condition)
    {
        while (!await condition())
            await Task.Delay(20, Stop);
    }
}
