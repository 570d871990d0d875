using System.Text.Json;
using Opik.Testing.FakeLlm;

namespace Opik.Server.Tests.Features;

/// <summary>Synthetic items as a job: asked for, watched, reviewed.</summary>
public sealed class DatasetExpansionJobTests(ServerFixture server) : IClassFixture<ServerFixture>, IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private int _written;
    private FakeLlmServer _fake = null!;
    private string _model = null!;
    private string _dataset = null!;

    public async ValueTask InitializeAsync()
    {
        _fake = await FakeLlmServer.StartAsync();
        _fake.Answer = _ => Items(20);
        (_model, _dataset) = await SetUpAsync(server);
    }

    public ValueTask DisposeAsync() => _fake.DisposeAsync();

    [Fact]
    public async Task New_items_wait_for_their_review_and_nothing_enters_the_dataset()
    {
        var started = await StartAsync(45, "\"variation_instructions\":\"edge cases\"");
        Assert.Equal((202, 45), (started.Code, started.Json.GetProperty("wanted").GetInt32()));

        var job = await EndedAsync(started);

        Assert.Equal(("completed", 45, 45), (job.GetProperty("status").GetString(), job.GetProperty("written").GetInt32(), job.GetProperty("items").GetArrayLength()));
        Assert.Equal(45, job.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("question").GetString()).Distinct().Count());
        Assert.Contains("edge cases", _fake.Requests[0].LastText, StringComparison.Ordinal);
        // What the fields are like is said of more items than the model is shown.
        Assert.Contains("chat, mail", _fake.Requests[0].LastText, StringComparison.Ordinal);
        Assert.Equal(20, (await server.SendAsync("GET", $"{Path}/items")).Json.GetProperty("total").GetInt32());
        Assert.False((await server.SendAsync("GET", $"{Path}/expansion-jobs")).Json[0].TryGetProperty("items", out _));
    }

    [Fact]
    public async Task What_is_there_already_is_not_written_again_and_a_model_that_only_repeats_is_told_so()
    {
        _fake.Answer = _ => FakeLlmAnswer.Text("""{"items":[{"question":"q 19","channel":"mail"},{"question":"new","channel":"chat"}]}""");
        var job = await EndedAsync(await StartAsync(10));
        Assert.Equal(("completed", 1), (job.GetProperty("status").GetString(), job.GetProperty("written").GetInt32()));

        _fake.Answer = _ => FakeLlmAnswer.Text("""{"items":[{"question":"q 19","channel":"mail"}]}""");
        var failed = await EndedAsync(await StartAsync(3));
        Assert.Equal("failed", failed.GetProperty("status").GetString());
        Assert.Contains("there already", failed.GetProperty("error_message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_written_before_the_model_failed_is_kept()
    {
        var calls = 0;
        _fake.Answer = _ => Interlocked.Increment(ref calls) <= 2 ? Items(20) : FakeLlmAnswer.Text("no");

        var job = await EndedAsync(await StartAsync(100));

        Assert.Equal(("failed", 40), (job.GetProperty("status").GetString(), job.GetProperty("items").GetArrayLength()));
        Assert.Contains("answered no items", job.GetProperty("error_message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_without_a_provider_is_refused_at_once()
    {
        var answer = await server.SendAsync("POST", $"{Path}/expansion-jobs", """{"model":"anthropic/claude-sonnet-4-5"}""");

        Assert.Equal(400, answer.Code);
        Assert.Contains("claude-sonnet-4-5", answer.Body, StringComparison.Ordinal);
        Assert.Equal(0, (await server.SendAsync("GET", $"{Path}/expansion-jobs")).Json.GetArrayLength());
    }

    [Theory]
    [InlineData("""{"sample_count":5}""", 422)]
    [InlineData("""{"model":"m","sample_count":0}""", 422)]
    [InlineData("""{"model":"m","sample_count":201}""", 422)]
    [InlineData("[]", 400)]
    public async Task Bad_requests_are_refused(string json, int status) => Assert.Equal(status, (await server.SendAsync("POST", $"{Path}/expansion-jobs", json)).Code);

    [Fact]
    public async Task A_dataset_that_is_unknown_or_empty_has_nothing_to_learn_from()
    {
        var empty = Guid.CreateVersion7();
        await server.SendAsync("POST", "/v1/private/datasets", $$"""{"id":"{{empty}}","name":"{{empty}}"}""");
        var body = $$"""{"model":"{{_model}}"}""";

        Assert.Equal(400, (await server.SendAsync("POST", $"/v1/private/datasets/{empty}/expansion-jobs", body)).Code);
        Assert.Equal(404, (await server.SendAsync("POST", $"/v1/private/datasets/{Guid.CreateVersion7()}/expansion-jobs", body)).Code);
        Assert.Equal(404, (await server.SendAsync("GET", $"/v1/private/datasets/{Guid.CreateVersion7()}/expansion-jobs")).Code);
        Assert.Equal(0, (await server.SendAsync("GET", $"/v1/private/datasets/{empty}/field-analysis")).Json.GetProperty("sampled").GetInt32());
    }

    [Fact]
    public async Task One_that_is_thrown_away_or_belongs_to_another_dataset_is_not_found()
    {
        var job = await EndedAsync(await StartAsync(1));
        var id = job.GetProperty("id").GetString();
        var (_, other) = await SetUpAsync(server);

        Assert.Equal(404, (await server.SendAsync("GET", $"/v1/private/datasets/{other}/expansion-jobs/{id}")).Code);
        Assert.Equal(409, (await server.SendAsync("POST", $"{Path}/expansion-jobs/{id}/cancel")).Code);
        Assert.Equal(204, (await server.SendAsync("DELETE", $"{Path}/expansion-jobs/{id}")).Code);
        Assert.Equal(404, (await server.SendAsync("DELETE", $"{Path}/expansion-jobs/{id}")).Code);
        Assert.Equal(404, (await server.SendAsync("GET", $"{Path}/expansion-jobs/{id}")).Code);
    }

    [Fact]
    public async Task Cancelling_stops_it_and_the_fifth_that_waits_is_the_last()
    {
        await using var own = new ServerFixture();
        await own.InitializeAsync();
        var (model, dataset) = await SetUpAsync(own);
        using var gate = new ManualResetEventSlim();
        _fake.Answer = _ =>
        {
            gate.Wait(Patience);
            return Items(20);
        };
        var path = $"/v1/private/datasets/{dataset}/expansion-jobs";
        try
        {
            var ids = new List<string>();
            for (var i = 0; i < 5; i++)
                ids.Add((await own.SendAsync("POST", path, $$"""{"model":"{{model}}"}""")).Json.GetProperty("id").GetString()!);
            Assert.Equal(429, (await own.SendAsync("POST", path, $$"""{"model":"{{model}}"}""")).Code);
            Assert.Equal(204, (await own.SendAsync("POST", $"{path}/{ids[0]}/cancel")).Code);
            Assert.Equal("cancelled", (await own.SendAsync("GET", $"{path}/{ids[0]}")).Json.GetProperty("status").GetString());
            Assert.Equal(202, (await own.SendAsync("POST", path, $$"""{"model":"{{model}}"}""")).Code);
        }
        finally
        {
            gate.Set();
        }
    }

    [Fact]
    public async Task After_a_restart_it_goes_on_with_what_was_written()
    {
        await using var own = new ServerFixture();
        await own.InitializeAsync();
        var (model, dataset) = await SetUpAsync(own);
        var path = $"/v1/private/datasets/{dataset}/expansion-jobs";
        using var gate = new ManualResetEventSlim();
        var calls = 0;
        _fake.Answer = _ =>
        {
            if (Interlocked.Increment(ref calls) > 2)
                gate.Wait(Patience);
            return Items(20);
        };
        var id = (await own.SendAsync("POST", path, $$"""{"model":"{{model}}","sample_count":80}""")).Json.GetProperty("id").GetString();
        await UntilAsync(async () => (await own.SendAsync("GET", $"{path}/{id}")).Json.GetProperty("written").GetInt32() == 40);

        await own.RestartAsync();
        gate.Set();
        JsonElement job = default;
        await UntilAsync(async () => (job = (await own.SendAsync("GET", $"{path}/{id}")).Json).GetProperty("status").GetString() is "completed" or "failed");

        Assert.Equal(("completed", 80), (job.GetProperty("status").GetString(), job.GetProperty("items").GetArrayLength()));
        Assert.Contains("question 1 ", job.GetProperty("items").GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fields_are_described_by_what_the_items_hold()
    {
        var analysis = (await server.SendAsync("GET", $"{Path}/field-analysis")).Json;

        Assert.Equal(20, analysis.GetProperty("sampled").GetInt32());
        var fields = analysis.GetProperty("fields").EnumerateArray().ToDictionary(field => field.GetProperty("name").GetString()!);
        Assert.Equal(["chat", "mail"], fields["channel"].GetProperty("values").EnumerateArray().Select(value => value.GetString()!).Order());
        Assert.Equal((1.0, 20, 3, 4), (fields["question"].GetProperty("filled").GetDouble(), fields["question"].GetProperty("distinct").GetInt32(), fields["question"].GetProperty("shortest").GetInt32(), fields["question"].GetProperty("longest").GetInt32()));
        Assert.False(fields["question"].TryGetProperty("values", out _));
        Assert.Equal("string", fields["channel"].GetProperty("types")[0].GetString());
    }

    private string Path => $"/v1/private/datasets/{_dataset}";

    private FakeLlmAnswer Items(int count) =>
        FakeLlmAnswer.Text(JsonSerializer.Serialize(new { items = Enumerable.Range(0, count).Select(_ => new { question = $"question {Interlocked.Increment(ref _written)} ", channel = "chat" }) }));

    private async Task<(string Model, string Dataset)> SetUpAsync(ServerFixture of)
    {
        var name = $"expansion-{Guid.CreateVersion7():N}";
        await of.SendAsync("POST", "/v1/private/llm-provider-key", $$"""{"provider":"custom-llm","provider_name":"{{name}}","base_url":"{{_fake.OpenAi}}"}""");
        var items = Enumerable.Range(0, 20).Select(i => new { source = "sdk", data = new { question = $"q {i}", channel = i % 2 == 0 ? "chat" : "mail" } });
        await of.SendAsync("PUT", "/v1/private/datasets/items", JsonSerializer.Serialize(new { dataset_name = name, items }));
        var dataset = (await of.SendAsync("POST", "/v1/private/datasets/retrieve", $$"""{"dataset_name":"{{name}}"}""")).Json;
        return ($"custom-llm/{name}/m", dataset.GetProperty("id").GetString()!);
    }

    private Task<Answer> StartAsync(int count, string? more = null) =>
        server.SendAsync("POST", $"{Path}/expansion-jobs", $$"""{"model":"{{_model}}","sample_count":{{count}}{{(more is null ? "" : "," + more)}}}""");

    private async Task<JsonElement> EndedAsync(Answer started)
    {
        Assert.Equal(202, started.Code);
        JsonElement job = default;
        await UntilAsync(async () => (job = (await server.SendAsync("GET", $"{Path}/expansion-jobs/{started.Json.GetProperty("id")}")).Json).GetProperty("status").GetString() is "completed" or "failed");
        return job;
    }

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (!await condition())
            await Task.Delay(20, limit.Token);
    }
}
