using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using Opik.Testing.FakeLlm;

namespace Opik.Llm.Tests.Clients;

/// <summary>How each provider is held to a schema, asked to think, and asked for log-probabilities.</summary>
public sealed class SchemaRequestTests : IAsyncLifetime
{
    private const string Strict = """{"type":"object","properties":{"score":{"type":"integer","minimum":0,"maximum":10}},"required":["score"],"additionalProperties":false}""";
    private const string Unlimited = """{"type":"object","properties":{"score":{"type":"integer"}},"required":["score"],"additionalProperties":false}""";
    private const string Loose = """{"type":"object","properties":{"score":{"type":"integer"}}}""";
    private FakeLlmServer _fake = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _fake = await FakeLlmServer.StartAsync();

    public ValueTask DisposeAsync() => _fake.DisposeAsync();

    [Theory]
    [InlineData("openai/gpt-4o", Strict, "response_format", $$$"""{"type":"json_schema","json_schema":{"name":"answer","schema":{{{Strict}}},"strict":true}}""")]
    [InlineData("openai/gpt-4o", Loose, "response_format", $$$"""{"type":"json_schema","json_schema":{"name":"answer","schema":{{{Loose}}}}}""")]
    [InlineData("deepseek/deepseek-chat", Strict, "response_format", """{"type":"json_object"}""")]
    [InlineData("groq/llama-3.3-70b", Strict, "response_format", """{"type":"json_object"}""")]
    [InlineData("anthropic/claude-sonnet-4-5", Strict, "output_config", $$$"""{"format":{"type":"json_schema","schema":{{{Unlimited}}}}}""")]
    [InlineData("anthropic/claude-sonnet-4-5", Loose, "output_config", null)]
    [InlineData("anthropic/claude-3-5-haiku-latest", Strict, "output_config", null)]
    [InlineData("bedrock/anthropic.claude-opus-4-5-v1:0", Strict, "outputConfig", """{"textFormat":{"type":"json_schema","structure":{"jsonSchema":{"name":"answer","schema":"{\"type\":\"object\",\"properties\":{\"score\":{\"type\":\"integer\"}},\"required\":[\"score\"],\"additionalProperties\":false}"}}}}""")]
    [InlineData("bedrock/amazon.nova-lite-v1:0", Strict, "outputConfig", null)]
    [InlineData("gemini/gemini-2.5-flash", Strict, "generationConfig", $$$"""{"responseMimeType":"application/json","responseJsonSchema":{{{Strict}}}}""")]
    public async Task A_schema_is_the_provider_s_business_where_it_can_and_said_in_words_elsewhere(string id, string schema, string member, string? expected)
    {
        using var client = FakeModels.Create(_fake, id);

        await client.GetResponseAsync([new(ChatRole.System, "S1"), new(ChatRole.User, "you")], Schema(schema), Stop);

        var body = _fake.Requests[0].Body;
        Assert.True(JsonNode.DeepEquals(expected is null ? null : JsonNode.Parse(expected), body[member]), body.ToJsonString());
        var isInWords = body.ToJsonString().Contains("JSON schema", StringComparison.Ordinal);
        Assert.Equal(expected is null || expected.Contains("json_object", StringComparison.Ordinal), isInWords);
    }

    [Fact]
    public async Task A_server_that_knows_no_switch_is_told_in_words_where_asked()
    {
        using var client = FakeModels.Create(_fake, "hosted_vllm/m", options => options with { Schemas = SchemaMode.Instructed });

        await client.GetResponseAsync("you", Schema(Strict), Stop);

        var body = _fake.Requests[0].Body;
        Assert.False(body.ContainsKey("response_format"));
        Assert.Equal(("system", "user"), (body["messages"]![0]!["role"]!.ToString(), body["messages"]![1]!["role"]!.ToString()));
    }

    [Theory]
    [InlineData("anthropic/claude-sonnet-4-5", """{"type":"enabled","budget_tokens":4096}""", null)]
    [InlineData("anthropic/claude-opus-4-7", """{"type":"adaptive"}""", """{"effort":"medium"}""")]
    [InlineData("anthropic/claude-3-5-haiku-latest", null, null)]
    public async Task Claude_thinks_by_tokens_or_by_effort(string id, string? thinking, string? config)
    {
        using var client = FakeModels.Create(_fake, id);

        await client.GetResponseAsync("you", new() { Temperature = 0, TopK = 3, Reasoning = new() { Effort = ReasoningEffort.Medium } }, Stop);

        var body = _fake.Requests[0].Body;
        Assert.Equal((thinking, config), (body["thinking"]?.ToJsonString(), body["output_config"]?.ToJsonString()));
        Assert.Equal(thinking is null, body.ContainsKey("temperature"));
    }

    [Theory]
    [InlineData("anthropic/claude-sonnet-4-5", false)]
    [InlineData("anthropic/claude-sonnet-4-5", true)]
    public async Task Signed_thoughts_go_back_before_the_calls_that_follow_from_them(string id, bool isStream)
    {
        using var client = FakeModels.Create(_fake, id);
        _fake.Enqueue(FakeLlmAnswer.ToolCall("f", "{}") with { Thought = "hm" });
        var response = isStream ? await client.GetStreamingResponseAsync("you", cancellationToken: Stop).ToChatResponseAsync(Stop) : await client.GetResponseAsync("you", cancellationToken: Stop);

        await client.GetResponseAsync([new(ChatRole.User, "you"), .. response.Messages, new(ChatRole.Tool, [new FunctionResultContent("toolu_1", "r")])], cancellationToken: Stop);

        var turn = _fake.Requests[1].Body["messages"]![1]!;
        Assert.Equal("""{"role":"assistant","content":[{"type":"thinking","thinking":"hm","signature":"signature-1"},{"type":"tool_use","id":"toolu_1","name":"f","input":{}}]}""", turn.ToJsonString());
    }

    [Theory]
    [InlineData("openai/gpt-4o", false, true)]
    [InlineData("openai/gpt-4o", true, true)]
    [InlineData("openai/gpt-5-nano", false, false)]
    [InlineData("anthropic/claude-sonnet-4-5", false, false)]
    [InlineData("vertex_ai/gemini-2.0-flash", false, true)]
    [InlineData("vertex_ai/gemini-2.0-flash", true, true)]
    public async Task Log_probabilities_are_told_where_they_are_offered(string id, bool isStream, bool isOffered)
    {
        using var client = FakeModels.Create(_fake, id);
        _fake.Enqueue(FakeLlmAnswer.Text("sco", "re") with { LogProbability = -0.25 });
        var options = new ChatOptions();
        LogProbabilities.Request(options, 2);

        var response = isStream ? await client.GetStreamingResponseAsync("you", options, Stop).ToChatResponseAsync(Stop) : await client.GetResponseAsync("you", options, Stop);

        var tokens = LogProbabilities.Of(response);
        if (!isOffered)
        {
            Assert.Null(tokens);
            Assert.DoesNotContain("ogprobs", _fake.Requests[0].Body.ToJsonString(), StringComparison.Ordinal);
            return;
        }

        Assert.Equal([("sco", -0.25), ("re", -0.25)], tokens!.Select(token => (token.Token, token.LogProbability)));
        Assert.Equal([new("re", -0.25), new("other", -2.25)], tokens![1].Alternatives);
    }

    [Theory]
    [InlineData("openai/gpt-4o", 3)]
    [InlineData("anthropic/claude-sonnet-4-5", 0)]
    [InlineData("gemini/gemini-2.5-flash", 3)]
    public async Task Parts_of_the_usage_are_told(string id, int reasoning)
    {
        using var client = FakeModels.Create(_fake, id);
        _fake.Answer = _ => FakeLlmAnswer.Text("a") with { Usage = (10, 5), Cached = 4, Reasoning = 3 };

        foreach (var response in (ChatResponse[])[await client.GetResponseAsync("you", cancellationToken: Stop), await client.GetStreamingResponseAsync("you", cancellationToken: Stop).ToChatResponseAsync(Stop)])
        {
            Assert.Equal((10, 5, 4, reasoning), (response.Usage!.InputTokenCount, response.Usage.OutputTokenCount, response.Usage.CachedInputTokenCount, response.Usage.ReasoningTokenCount ?? 0));
            Assert.True((decimal)response.AdditionalProperties![ChatModelProperties.TotalCost]! > 0);
        }
    }

    private static ChatOptions Schema(string schema) => new() { ResponseFormat = ChatResponseFormat.ForJsonSchema(JsonDocument.Parse(schema).RootElement, "answer") };
}
