using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using Opik.Testing.FakeLlm;

namespace Opik.Llm.Tests.Clients;

/// <summary>Calls of models by their ids, at providers that speak the real interfaces.</summary>
public sealed class ModelChatClientTests : IAsyncLifetime
{
    private FakeLlmServer _fake = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _fake = await FakeLlmServer.StartAsync();

    public ValueTask DisposeAsync() => _fake.DisposeAsync();

    [Theory]
    [InlineData("openai/gpt-4o", "gpt-4o", "authorization", "Bearer sk-secret-key")]
    [InlineData("gpt-4o", "gpt-4o", "authorization", "Bearer sk-secret-key")]
    [InlineData("anthropic/claude-sonnet-4-5", "claude-sonnet-4-5", "x-api-key", "sk-secret-key")]
    [InlineData("claude-sonnet-4-5", "claude-sonnet-4-5", "x-api-key", "sk-secret-key")]
    [InlineData("openrouter/openai/gpt-4o", "openai/gpt-4o", "authorization", "Bearer sk-secret-key")]
    [InlineData("groq/llama-3.3-70b-versatile", "llama-3.3-70b-versatile", "authorization", "Bearer sk-secret-key")]
    [InlineData("ollama/llama3.2", "llama3.2", "authorization", null)]
    [InlineData("ollama_chat/llama3.2", "llama3.2", "authorization", null)]
    [InlineData("hosted_vllm/mistralai/Mistral-7B", "mistralai/Mistral-7B", "authorization", "Bearer sk-secret-key")]
    public async Task An_id_finds_its_provider_its_model_and_its_key(string id, string model, string header, string? value)
    {
        using var client = FakeModels.Create(_fake, id);

        var response = await client.GetResponseAsync("you", cancellationToken: Stop);

        var request = Assert.Single(_fake.Requests);
        Assert.Equal(("Hello you", model), (response.Text, request.Body["model"]!.ToString()));
        Assert.Equal(value, request.Headers.GetValueOrDefault(header));
        Assert.Equal(ChatFinishReason.Stop, response.FinishReason);
        Assert.Equal((10, 5, 15), (response.Usage!.InputTokenCount, response.Usage.OutputTokenCount, response.Usage.TotalTokenCount));
    }

    [Theory]
    [InlineData("openai/gpt-4o")]
    [InlineData("anthropic/claude-sonnet-4-5")]
    [InlineData("gemini/gemini-2.5-flash")]
    public async Task A_stream_gives_pieces_then_the_end_with_usage(string id)
    {
        using var client = FakeModels.Create(_fake, id);
        _fake.Enqueue(FakeLlmAnswer.Text("Hel", "lo"));

        var updates = await client.GetStreamingResponseAsync("you", cancellationToken: Stop).ToListAsync(Stop);

        Assert.Equal(["Hel", "lo"], updates.Select(update => update.Text).Where(text => text.Length > 0));
        var response = updates.ToChatResponse();
        Assert.Equal(ChatFinishReason.Stop, response.FinishReason);
        Assert.Equal((10, 5), (response.Usage!.InputTokenCount, response.Usage.OutputTokenCount));
    }

    [Theory]
    [InlineData("openai/gpt-4o", false)]
    [InlineData("openai/gpt-4o", true)]
    [InlineData("anthropic/claude-sonnet-4-5", false)]
    [InlineData("anthropic/claude-sonnet-4-5", true)]
    [InlineData("gemini/gemini-2.5-flash", false)]
    [InlineData("gemini/gemini-2.5-flash", true)]
    public async Task Tools_are_asked_for_and_their_results_understood(string id, bool isStream)
    {
        using var client = FakeModels.Create(_fake, id);
        _fake.Enqueue(FakeLlmAnswer.ToolCall("weather", "{\"city\":", "\"Bern\"}"), FakeLlmAnswer.Text("sunny"));
        var asked = string.Empty;
        using var calling = client.AsBuilder().UseFunctionInvocation().Build();
        var options = new ChatOptions { Tools = [AIFunctionFactory.Create((string city) => { asked = city; return "sun"; }, "weather")] };

        var response = isStream
            ? await calling.GetStreamingResponseAsync("weather?", options, Stop).ToChatResponseAsync(Stop)
            : await calling.GetResponseAsync("weather?", options, Stop);

        Assert.Equal(("Bern", "sunny"), (asked, response.Messages[^1].Text));
        Assert.Equal(2, _fake.Requests.Count);
        Assert.Contains("sun", _fake.Requests[1].Body.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_call_costs_is_told()
    {
        using var client = FakeModels.Create(_fake, "openai/gpt-4o");
        _fake.Enqueue(FakeLlmAnswer.Text("a") with { Usage = (1_000_000, 1_000_000) });

        var response = await client.GetResponseAsync("you", cancellationToken: Stop);

        var cost = Assert.IsType<decimal>(response.AdditionalProperties![ChatModelProperties.TotalCost]);
        Assert.InRange(cost, 1m, 100m);
    }

    [Fact]
    public async Task Everything_that_can_be_said_is_sent()
    {
        using var client = FakeModels.Create(_fake, "openai/gpt-4o");
        var options = new ChatOptions
        {
            Instructions = "Be brief.", Temperature = 0.7f, TopP = 0.9f, MaxOutputTokens = 7, Seed = 3, FrequencyPenalty = 0.1f, PresencePenalty = 0.2f, StopSequences = ["END"], TopK = 4,
            AllowMultipleToolCalls = false, ToolMode = ChatToolMode.RequireSpecific("f"), Tools = [AIFunctionFactory.CreateDeclaration("f", "does", System.Text.Json.JsonDocument.Parse("""{"type":"object"}""").RootElement)],
            ResponseFormat = ChatResponseFormat.Json, AdditionalProperties = new() { ["user"] = "u1" },
        };
        LogProbabilities.Request(options, 5);
        var message = new ChatMessage(ChatRole.User, [new TextContent("What?"), new DataContent(new byte[] { 1, 2 }, "image/png"), new UriContent("https://example.org/a.jpg", "image/jpeg"), new DataContent(new byte[] { 3 }, "application/pdf") { Name = "a.pdf" }, new DataContent(new byte[] { 4 }, "audio/wav")]);

        await client.GetResponseAsync([message], options, Stop);

        Same("""
            {"model":"gpt-4o","messages":[{"role":"system","content":"Be brief."},{"role":"user","content":[{"type":"text","text":"What?"},
              {"type":"image_url","image_url":{"url":"data:image/png;base64,AQI="}},{"type":"image_url","image_url":{"url":"https://example.org/a.jpg"}},
              {"type":"file","file":{"filename":"a.pdf","file_data":"data:application/pdf;base64,Aw=="}},{"type":"input_audio","input_audio":{"data":"BA==","format":"wav"}}]}],
             "temperature":0.7,"top_p":0.9,"max_tokens":7,"frequency_penalty":0.1,"presence_penalty":0.2,"seed":3,"stop":["END"],
             "tools":[{"type":"function","function":{"name":"f","description":"does","parameters":{"type":"object"}}}],"tool_choice":{"type":"function","function":{"name":"f"}},"parallel_tool_calls":false,
             "response_format":{"type":"json_object"},"user":"u1","logprobs":true,"top_logprobs":5,"stream":false}
            """, _fake.Requests[0].Body);
    }

    [Fact]
    public async Task An_empty_answer_is_refused_where_asked()
    {
        using var client = FakeModels.Create(_fake, "openai/gpt-4o", options => options with { RefuseEmpty = true });
        _fake.Enqueue(FakeLlmAnswer.Text(""), FakeLlmAnswer.Text(""));

        var whole = await Assert.ThrowsAsync<EmptyChatResponseException>(() => client.GetResponseAsync("you", cancellationToken: Stop));
        await Assert.ThrowsAsync<EmptyChatResponseException>(async () => await client.GetStreamingResponseAsync("you", cancellationToken: Stop).ToListAsync(Stop));

        Assert.Equal(("gpt-4o-2026-01-31", "stop", 502), (whole.Model, whole.FinishReason, whole.Status));
    }

    private static void Same(string expected, JsonNode actual) => Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), actual), actual.ToJsonString());
}
