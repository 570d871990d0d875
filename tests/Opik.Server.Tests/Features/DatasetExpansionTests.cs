using System.Text.Json.Nodes;
using Opik.Testing.FakeLlm;

namespace Opik.Server.Tests.Features;

public sealed class DatasetExpansionTests(ServerFixture server) : IClassFixture<ServerFixture>, IAsyncLifetime
{
    private FakeLlmServer _fake = null!;
    private string _model = null!;
    private string _path = null!;

    public async ValueTask InitializeAsync()
    {
        _fake = await FakeLlmServer.StartAsync();
        var name = $"expansion-{Guid.CreateVersion7():N}";
        _model = $"custom-llm/{name}/m";
        await server.SendAsync("POST", "/v1/private/llm-provider-key", $$"""{"provider":"custom-llm","provider_name":"{{name}}","base_url":"{{_fake.OpenAi}}"}""");
        await server.SendAsync("PUT", "/v1/private/datasets/items", $$"""{"dataset_name":"{{name}}","items":[{"source":"sdk","data":{"question":"Wie spät?","answer":1} }]}""");
        var dataset = (await server.SendAsync("POST", "/v1/private/datasets/retrieve", $$"""{"dataset_name":"{{name}}"}""")).Json;
        _path = $"/v1/private/datasets/{dataset.GetProperty("id").GetString()}/expansions";
    }

    public ValueTask DisposeAsync() => _fake.DisposeAsync();

    [Fact]
    public async Task New_items_have_the_fields_of_the_examples_and_are_not_stored()
    {
        _fake.Enqueue(FakeLlmAnswer.Text("""{"items":[{"question":"a","answer":2},{"question":"b","answer":3}]}"""));
        var answer = await server.SendAsync("POST", _path, Body("\"sample_count\":2,\"preserve_fields\":[\"question\"],\"variation_instructions\":\"edge cases\",\"max_completion_tokens\":500"));
        var samples = answer.Json.GetProperty("generated_samples");

        Assert.Equal((200, 2, _model), (answer.Code, answer.Json.GetProperty("total_generated").GetInt32(), answer.Json.GetProperty("model").GetString()));
        Assert.Equal(["a", "b"], samples.EnumerateArray().Select(sample => sample.GetProperty("data").GetProperty("question").GetString()!));
        Assert.All(samples.EnumerateArray(), sample => Assert.Equal(7, sample.GetProperty("id").GetGuid().Version));
        Assert.Equal(1, (await server.SendAsync("GET", _path.Replace("/expansions", "/items", StringComparison.Ordinal))).Json.GetProperty("total").GetInt32());
        var request = _fake.Requests.Single();
        Assert.Contains("Wie spät?", request.LastText, StringComparison.Ordinal);
        Assert.Contains("edge cases", request.LastText, StringComparison.Ordinal);
        Assert.Equal(500, (int)request.Body["max_completion_tokens"]!);
    }

    [Fact]
    public async Task Many_items_are_asked_for_in_parts_and_never_more_than_wanted()
    {
        var items = new JsonArray([.. Enumerable.Range(0, 30).Select(i => new JsonObject { ["question"] = $"q{i}" })]);
        _fake.Answer = _ => FakeLlmAnswer.Text($"Here you are:\n```json\n{items.ToJsonString()}\n```");
        var answer = await server.SendAsync("POST", _path, Body("\"sample_count\":45"));

        Assert.Equal(45, answer.Json.GetProperty("total_generated").GetInt32());
        Assert.Equal(3, _fake.Requests.Count);
    }

    [Fact]
    public async Task A_malformed_answer_is_asked_for_once_more()
    {
        _fake.Enqueue(FakeLlmAnswer.Text("no idea"), FakeLlmAnswer.Text("""[{"question":"a"}]"""));
        Assert.Equal(1, (await server.SendAsync("POST", _path, Body("\"sample_count\":1"))).Json.GetProperty("total_generated").GetInt32());

        _fake.Enqueue(FakeLlmAnswer.Text("no"), FakeLlmAnswer.Text("{\"items\":[}"));
        Assert.Equal(502, (await server.SendAsync("POST", _path, Body("\"sample_count\":1"))).Code);
        _fake.Enqueue(FakeLlmAnswer.Text("{\"items\":[") with { IsCut = true });
        Assert.Contains("max_completion_tokens", (await server.SendAsync("POST", _path, Body("\"sample_count\":1"))).Json.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", 422)]
    [InlineData("""{"model":"m","sample_count":0}""", 422)]
    [InlineData("""{"model":"m","sample_count":201}""", 422)]
    [InlineData("""{"model":"m","max_completion_tokens":99}""", 422)]
    [InlineData("""{"model":"no-such-model"}""", 400)]
    public async Task Bad_requests_are_refused(string json, int status) => Assert.Equal(status, (await server.SendAsync("POST", _path, json)).Code);

    [Fact]
    public async Task A_dataset_that_is_unknown_or_empty_cannot_be_expanded()
    {
        var empty = await server.SendAsync("POST", "/v1/private/datasets", $$"""{"name":"{{Guid.CreateVersion7():N}}"}""");
        var id = empty.Location![(empty.Location!.LastIndexOf('/') + 1)..];

        Assert.Equal(404, (await server.SendAsync("POST", $"/v1/private/datasets/{Guid.CreateVersion7()}/expansions", Body("\"sample_count\":1"))).Code);
        Assert.Equal(400, (await server.SendAsync("POST", $"/v1/private/datasets/{id}/expansions", Body("\"sample_count\":1"))).Code);
    }

    private string Body(string members) => $$"""{"model":"{{_model}}",{{members}}}""";
}
