using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Opik.Server.Features.ChatCompletions;
using Opik.Storage;
using Opik.Testing.FakeLlm;

namespace Opik.Server.Tests.Features;

public sealed class ChatCompletionTests(ServerFixture server) : IClassFixture<ServerFixture>, IAsyncLifetime
{
    private const string Path = "/v1/private/chat/completions";
    private FakeLlmServer _fake = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _fake = await FakeLlmServer.StartAsync();
        var known = (await server.SendAsync("GET", "/v1/private/llm-provider-key")).Json.GetProperty("content").EnumerateArray().Select(key => $"\"{key.GetProperty("id").GetString()}\"").ToArray();
        if (known.Length > 0)
            await server.SendAsync("POST", "/v1/private/llm-provider-key/delete", $$"""{"ids":[{{string.Join(',', known)}}]}""");
        await KeyAsync($$"""{"provider":"openai","api_key":"sk-openai-secret-0001","base_url":"{{_fake.OpenAi}}"}""");
        await KeyAsync($$"""{"provider":"anthropic","api_key":"sk-anthropic-secret","base_url":"{{_fake.Anthropic}}"}""");
        await KeyAsync($$"""{"provider":"gemini","api_key":"gemini-secret-000001","base_url":"{{_fake.Gemini}}"}""");
        await KeyAsync($$"""{"provider":"custom-llm","provider_name":"vllm","base_url":"{{_fake.OpenAi}}/","headers":{"x-team":"blue"},"configuration":{"models":"custom-llm/vllm/org/llama, qwen-local"} }""");
    }

    public ValueTask DisposeAsync() => _fake.DisposeAsync();

    [Theory]
    [InlineData("gpt-4o", "openai", "gpt-4o-2026-01-31", "Bearer sk-openai-secret-0001")]
    [InlineData("openai/gpt-4o", "openai", "gpt-4o-2026-01-31", "Bearer sk-openai-secret-0001")]
    [InlineData("claude-sonnet-4-5", "anthropic", "claude-sonnet-4-5-2026-01-31", "sk-anthropic-secret")]
    [InlineData("gemini-2.5-flash", "gemini", "gemini-fake-001", "gemini-secret-000001")]
    [InlineData("custom-llm/vllm/org/llama", "custom-llm", "org/llama-2026-01-31", "")]
    [InlineData("qwen-local", "custom-llm", "qwen-local-2026-01-31", "")]
    public async Task A_model_is_asked_by_its_name(string model, string provider, string actual, string credential)
    {
        using var answer = await PostAsync($$"""{"model":"{{model}}","messages":[{"role":"system","content":"Be brief."},{"role":"user","content":"you"}]}""");
        var json = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Stop))!;

        Assert.Equal(200, (int)answer.StatusCode);
        Assert.Equal("Hello you", json["choices"]![0]!["message"]!["content"]!.ToString());
        Assert.Equal(("stop", 10, 5, 15), (json["choices"]![0]!["finish_reason"]!.ToString(), (int)json["usage"]!["prompt_tokens"]!, (int)json["usage"]!["completion_tokens"]!, (int)json["usage"]!["total_tokens"]!));
        Assert.Equal((provider, actual), (answer.Headers.GetValues("X-Opik-Provider").Single(), answer.Headers.GetValues("X-Opik-Actual-Model").Single()));
        var headers = _fake.Requests.Single().Headers;
        Assert.Equal(credential, headers.GetValueOrDefault("authorization") ?? headers.GetValueOrDefault("x-api-key") ?? headers.GetValueOrDefault("x-goog-api-key") ?? string.Empty);
        Assert.Equal(provider == "custom-llm" ? "blue" : null, headers.GetValueOrDefault("x-team"));
    }

    [Theory]
    [InlineData("gpt-4o")]
    [InlineData("claude-sonnet-4-5")]
    [InlineData("gemini-2.5-flash")]
    public async Task Pieces_arrive_as_events_and_end_with_done(string model)
    {
        _fake.Enqueue(FakeLlmAnswer.Text("one ", "two ", "three"));
        using var answer = await PostAsync($$"""{"model":"{{model}}","messages":[{"role":"user","content":"count"}],"stream":true,"streamOptions":{"includeUsage":true} }""");
        var (pieces, isDone) = Events(await answer.Content.ReadAsStringAsync(Stop));

        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType!.MediaType);
        Assert.True(isDone);
        Assert.Equal("one two three", string.Concat(pieces.Select(piece => Choice(piece)?["delta"]!["content"]?.ToString())));
        Assert.Equal("assistant", Choice(pieces[0])!["delta"]!["role"]!.ToString());
        Assert.Equal("stop", pieces.Select(piece => Choice(piece)?["finish_reason"]?.ToString()).Last(reason => reason is not null));
        Assert.Equal((10, 5), ((int)pieces[^1]["usage"]!["prompt_tokens"]!, (int)pieces[^1]["usage"]!["completion_tokens"]!));
        Assert.Single(pieces.Select(piece => piece["id"]!.ToString()).Distinct());
    }

    [Fact]
    public async Task Both_spellings_of_members_are_read_and_snake_case_wins()
    {
        using var answer = await PostAsync("""
            {"model":"gpt-4o","messages":[{"role":"user","content":"a"},{"role":"assistant","toolCalls":[{"id":"c","type":"function","function":{"name":"f","arguments":"{}"}}]},{"role":"tool","toolCallId":"c","content":"1"}],
             "topP":0.5,"top_p":0.25,"maxCompletionTokens":7,"responseFormat":{"type":"json_schema","jsonSchema":{"name":"s","schema":{"maxTokens":1}}},"seed":null}
            """);
        var body = _fake.Requests.Single().Body;

        Assert.Equal(200, (int)answer.StatusCode);
        Assert.Equal((0.25, 7, 1), ((double)body["top_p"]!, (int)body["max_completion_tokens"]!, (int)body["response_format"]!["json_schema"]!["schema"]!["maxTokens"]!));
        Assert.Equal(("c", "c"), (body["messages"]![1]!["tool_calls"]![0]!["id"]!.ToString(), body["messages"]![2]!["tool_call_id"]!.ToString()));
        Assert.False(body.ContainsKey("topP") || body.ContainsKey("seed"));
    }

    [Theory]
    [InlineData("""{"messages":[{"role":"user","content":"a"}]}""", "model must not be blank")]
    [InlineData("""{"model":"gpt-4o","messages":[]}""", "messages must not be empty")]
    [InlineData("""{"model":"gpt-4o"}""", "messages must not be empty")]
    [InlineData("""{"model":"no-such-model","messages":[{"role":"user","content":"a"}]}""", "no-such-model")]
    [InlineData("""{"model":"vertex_ai/gemini-2.5-pro","messages":[{"role":"user","content":"a"}]}""", "API key not configured")]
    [InlineData("""{"model":"mistralai/mistral-large","messages":[{"role":"user","content":"a"}]}""", "API key not configured")]
    [InlineData("""{"model":"custom-llm/other/m","messages":[{"role":"user","content":"a"}]}""", "API key not configured")]
    [InlineData("""{"model":"claude-sonnet-4-5","messages":[{"role":"clown","content":"a"}]}""", "role 'clown'")]
    [InlineData("""{"model":"claude-sonnet-4-5","messages":[{"role":"system","content":"a"}]}""", "at least one message")]
    public async Task What_cannot_be_asked_is_400(string json, string message)
    {
        var answer = await server.SendAsync("POST", Path, json);

        Assert.Equal(400, answer.Code);
        Assert.Equal(400, answer.Json.GetProperty("code").GetInt32());
        Assert.Contains(message, answer.Json.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Empty(_fake.Requests);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"model":"gpt-4o","model":"gpt-4o","messages":[{"role":"user","content":"a"}]}""")]
    [InlineData("""{"model":"gpt-4o","messages":[{"role":"user","content":"\ud800"}]}""")]
    public async Task What_is_no_request_is_400(string json) => Assert.Equal(400, (await server.SendAsync("POST", Path, json)).Code);

    [Fact]
    public async Task Refusals_of_the_provider_are_passed_on_without_the_key()
    {
        _fake.Enqueue(FakeLlmAnswer.Refusal(401, "Incorrect API key provided: sk-openai-secret-0001."));
        var answer = await server.SendAsync("POST", Path, Ask("gpt-4o"));
        Assert.Equal((401, "Incorrect API key provided: ***."), (answer.Code, answer.Json.GetProperty("message").GetString()));

        _fake.Enqueue(FakeLlmAnswer.Refusal(404, "The model `gpt-4o` does not exist"));
        answer = await server.SendAsync("POST", Path, Ask("gpt-4o", stream: true));
        Assert.Equal((404, "The model `gpt-4o` does not exist"), (answer.Code, answer.Json.GetProperty("message").GetString()));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task A_busy_provider_is_asked_again(int status)
    {
        _fake.Enqueue(FakeLlmAnswer.Refusal(status, "later", retryAfter: 0), FakeLlmAnswer.Text("at last"));
        var answer = await server.SendAsync("POST", Path, Ask("gpt-4o"));

        Assert.Equal(200, answer.Code);
        Assert.Equal(2, _fake.Requests.Count);
    }

    [Fact]
    public async Task A_provider_that_asks_for_a_long_pause_is_not_asked_again()
    {
        _fake.Enqueue(FakeLlmAnswer.Refusal(429, "quota", retryAfter: 120));
        using var answer = await PostAsync(Ask("gpt-4o"));

        Assert.Equal((429, "120"), ((int)answer.StatusCode, answer.Headers.RetryAfter!.ToString()));
        Assert.Single(_fake.Requests);
    }

    [Theory]
    [InlineData("gpt-4o")]
    [InlineData("claude-sonnet-4-5")]
    [InlineData("gemini-2.5-flash")]
    public async Task Malformed_answers_are_the_provider_s_fault(string model)
    {
        _fake.Enqueue(new FakeLlmAnswer { Raw = "{\"choices\":" }, new FakeLlmAnswer { Raw = "<html>" }, new FakeLlmAnswer { Raw = "{}" });
        for (var i = 0; i < 3; i++)
            Assert.Equal(502, (await server.SendAsync("POST", Path, Ask(model))).Code);
    }

    [Theory]
    [InlineData("gpt-4o")]
    [InlineData("claude-sonnet-4-5")]
    [InlineData("gemini-2.5-flash")]
    public async Task A_stream_that_breaks_off_ends_with_the_error(string model)
    {
        _fake.Enqueue(FakeLlmAnswer.Text("one ") with { BreaksOff = true });
        var answer = await server.SendAsync("POST", Path, Ask(model, stream: true));
        var (pieces, isDone) = Events(answer.Body);

        Assert.Equal(200, answer.Code);
        Assert.False(isDone);
        Assert.Equal((502, "the fake broke off"), ((int)pieces[^1]["code"]!, pieces[^1]["message"]!.ToString()));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_client_that_goes_away_ends_the_call_at_the_provider(bool stream)
    {
        _fake.Enqueue(FakeLlmAnswer.Text("one", "two") with { Pause = stream ? TimeSpan.Zero : TimeSpan.FromMinutes(5), PieceWait = TimeSpan.FromMinutes(5) });
        using var patience = new CancellationTokenSource();
        using var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = new StringContent(Ask("gpt-4o", stream), Encoding.UTF8, new MediaTypeHeaderValue("application/json")) };
        var pending = server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
        await UntilAsync(() => _fake.Requests.Count == 1 && (!stream || pending.IsCompleted));
        await patience.CancelAsync();
        if (stream)
            (await pending).Dispose();
        else
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pending);

        await UntilAsync(() => _fake.Cancelled == 1);
    }

    [Fact]
    public async Task Tokens_of_a_recipe_are_fetched_once_and_sent()
    {
        await server.StopAsync();
        await server.StartAsync(options => options with { AllowPrivateEgress = true });
        await KeyAsync($$"""{"provider":"custom-llm","provider_name":"gate","base_url":"{{_fake.OpenAi}}","auth_config":{"token_url":"{{_fake.Token}}","send_as":"json","credentials":[{"key":"client_id","value":"me"}]} }""");
        for (var i = 0; i < 3; i++)
            Assert.Equal(200, (await server.SendAsync("POST", Path, Ask("custom-llm/gate/m"))).Code);

        Assert.Single(_fake.TokenRequests);
        Assert.All(_fake.Requests, request => Assert.Equal("Bearer token-1", request.Headers["authorization"]));
    }

    [Fact]
    public async Task Keys_of_the_environment_serve_a_server_on_loopback()
    {
        await server.SendAsync("POST", "/v1/private/llm-provider-key/delete", $$"""{"ids":["{{await KeyIdAsync("openai")}}"]}""");
        Assert.Equal(400, (await server.SendAsync("POST", Path, Ask("gpt-4o"))).Code);
        await server.StopAsync();
        await server.StartAsync(options => options with { ProviderKeys = new Dictionary<string, string> { ["openai"] = "sk-environment-1" } });
        var model = await server.Services.GetRequiredService<ModelResolver>().ResolveAsync(Scope.Default, "gpt-4o", Stop);
        using var request = new HttpRequestMessage();
        await model.Endpoint.Credential!.ApplyAsync(request, Stop);

        Assert.Equal(("https://api.openai.com/v1", "Bearer sk-environment-1"), (model.Endpoint.Address.ToString(), request.Headers.Authorization!.ToString()));
    }

    [Fact]
    public async Task The_registry_lists_models_by_provider()
    {
        var models = (await server.SendAsync("GET", "/v1/private/llm/models")).Json;

        Assert.Contains("gpt-4o", Ids(models, "openai"));
        Assert.Contains("claude-sonnet-4-5", Ids(models, "anthropic"));
        Assert.Contains("gemini-2.5-flash", Ids(models, "gemini"));
        Assert.DoesNotContain(Ids(models, "openai"), id => id.Contains("image", StringComparison.Ordinal) || id.Contains("audio", StringComparison.Ordinal));
        Assert.Equal(["custom-llm/vllm/org/llama", "custom-llm/vllm/qwen-local"], models.GetProperty("custom-llm").EnumerateArray().Select(model => model.GetProperty("qualified_name").GetString()!));
        Assert.StartsWith("vertex_ai/", models.GetProperty("vertex-ai")[0].GetProperty("qualified_name").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_Ollama_instance_is_looked_at()
    {
        var models = await server.SendAsync("POST", "/v1/private/ollama/models", $$"""{"base_url":"{{_fake.Address}}v1"}""");
        Assert.Equal(["llama3.2:latest", "qwen3:8b"], models.Json.EnumerateArray().Select(model => model.GetProperty("name").GetString()!));
        Assert.Equal("2026-01-02T01:04:05.678", models.Json[0].GetProperty("modified_at").GetString()![..23]);
        var tested = await server.SendAsync("POST", "/v1/private/ollama/test-connection", $$"""{"base_url":"{{_fake.Address}}"}""");
        Assert.Equal((200, true, "0.9.1"), (tested.Code, tested.Json.GetProperty("connected").GetBoolean(), tested.Json.GetProperty("version").GetString()));

        var closed = $"http://127.0.0.1:{Opik.Testing.LoopbackPorts.Free(1)[0]}";
        tested = await server.SendAsync("POST", "/v1/private/ollama/test-connection", $$"""{"base_url":"{{closed}}"}""");
        Assert.Equal((502, false), (tested.Code, tested.Json.GetProperty("connected").GetBoolean()));
        Assert.Equal(500, (await server.SendAsync("POST", "/v1/private/ollama/models", $$"""{"base_url":"{{closed}}"}""")).Code);
        Assert.Equal(422, (await server.SendAsync("POST", "/v1/private/ollama/models", """{"base_url":"ftp://x"}""")).Code);
        Assert.Equal(422, (await server.SendAsync("POST", "/v1/private/ollama/test-connection", "{}")).Code);
    }

    private static string Ask(string model, bool stream = false) => $$"""{"model":"{{model}}","messages":[{"role":"user","content":"you"}],"stream":{{(stream ? "true" : "false")}}}""";

    private static JsonObject? Choice(JsonObject piece) => piece["choices"] is JsonArray { Count: > 0 } choices ? choices[0] as JsonObject : null;

    private static (IReadOnlyList<JsonObject> Pieces, bool IsDone) Events(string body)
    {
        var events = body.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(item => item["data: ".Length..]).ToList();
        return ([.. events.Where(data => data != "[DONE]").Select(data => (JsonObject)JsonNode.Parse(data)!)], events[^1] == "[DONE]");
    }

    private static IEnumerable<string> Ids(System.Text.Json.JsonElement models, string provider) => models.GetProperty(provider).EnumerateArray().Select(model => model.GetProperty("id").GetString()!);

    private static async Task UntilAsync(Func<bool> condition)
    {
        while (!condition())
            await Task.Delay(10, Stop);
    }

    private async Task<string> KeyIdAsync(string provider) =>
        (await server.SendAsync("GET", "/v1/private/llm-provider-key")).Json.GetProperty("content").EnumerateArray().First(key => key.GetProperty("provider").GetString() == provider).GetProperty("id").GetString()!;

    private async Task KeyAsync(string json)
    {
        var created = await server.SendAsync("POST", "/v1/private/llm-provider-key", json);
        Assert.True(created.Code == 201, created.Body);
    }

    private Task<HttpResponseMessage> PostAsync(string json)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = new StringContent(json, Encoding.UTF8, new MediaTypeHeaderValue("application/json")) };
        return server.Client.SendAsync(request, Stop);
    }
}
