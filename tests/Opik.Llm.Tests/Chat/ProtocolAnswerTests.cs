using System.Net;
using System.Text.Json.Nodes;

namespace Opik.Llm.Tests.Chat;

/// <summary>What comes back from the providers that speak another language.</summary>
public sealed class ProtocolAnswerTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("end_turn", "stop")]
    [InlineData("stop_sequence", "stop")]
    [InlineData("max_tokens", "length")]
    [InlineData("tool_use", "tool_calls")]
    [InlineData("refusal", "content_filter")]
    public async Task Anthropic_answers_text_thoughts_calls_and_cached_tokens(string reason, string finish)
    {
        var answer = await AnswerAsync(ModelProvider.Anthropic, $$$"""
            {"id":"msg_1","type":"message","model":"claude-x","content":[{"type":"thinking","thinking":"hm"},{"type":"text","text":"Hi "},{"type":"text","text":"you"},{"type":"tool_use","id":"t1","name":"look","input":{"a":"ü"}}],
             "stop_reason":"{{{reason}}}","usage":{"input_tokens":10,"cache_read_input_tokens":3,"cache_creation_input_tokens":2,"output_tokens":4} }
            """);
        var message = answer["choices"]![0]!["message"]!;

        Assert.Equal(("msg_1", "claude-x", finish), (answer["id"]!.ToString(), answer["model"]!.ToString(), answer["choices"]![0]!["finish_reason"]!.ToString()));
        Assert.Equal(("Hi you", "hm"), (message["content"]!.ToString(), message["reasoning_content"]!.ToString()));
        Same("""[{"id":"t1","type":"function","function":{"name":"look","arguments":"{\"a\":\"ü\"}"}}]""", message["tool_calls"]!);
        Same("""{"prompt_tokens":15,"completion_tokens":4,"total_tokens":19,"prompt_tokens_details":{"cached_tokens":3,"cache_write_tokens":2}}""", answer["usage"]!);
    }

    [Fact]
    public async Task Anthropic_streams_calls_in_pieces()
    {
        var pieces = await PiecesAsync(ModelProvider.Anthropic, """
            event: message_start
            data: {"type":"message_start","message":{"id":"msg_1","model":"claude-x","usage":{"input_tokens":7,"output_tokens":1}}}

            event: content_block_start
            data: {"type":"content_block_start","index":0,"content_block":{"type":"thinking","thinking":""}}

            data: {"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"hm"}}

            data: {"type":"content_block_delta","index":0,"delta":{"type":"signature_delta","signature":"zz"}}

            data: {"type":"content_block_start","index":1,"content_block":{"type":"tool_use","id":"t1","name":"f","input":{}}}

            data: {"type":"content_block_delta","index":1,"delta":{"type":"input_json_delta","partial_json":"{\"a\""}}

            data: {"type":"content_block_delta","index":1,"delta":{"type":"input_json_delta","partial_json":":1}"}}

            data: {"type":"content_block_start","index":2,"content_block":{"type":"tool_use","id":"t2","name":"g","input":{}}}

            data: {"type":"message_delta","delta":{"stop_reason":"tool_use"},"usage":{"output_tokens":9}}

            data: {"type":"message_stop"}


            """);

        Same("""
            [{"reasoning_content":"hm","role":"assistant"},{"thinking_blocks":[{"type":"thinking","thinking":"","signature":"zz"}]},
             {"tool_calls":[{"id":"t1","type":"function","function":{"name":"f","arguments":""},"index":0}]},
             {"tool_calls":[{"index":0,"function":{"arguments":"{\"a\""}}]},
             {"tool_calls":[{"index":0,"function":{"arguments":":1}"}}]},
             {"tool_calls":[{"id":"t2","type":"function","function":{"name":"g","arguments":""},"index":1}]},
             {}]
            """, Deltas(pieces));
        Assert.Equal("tool_calls", pieces[^2]["choices"]![0]!["finish_reason"]!.ToString());
        Same("""{"prompt_tokens":7,"completion_tokens":9,"total_tokens":16}""", pieces[^1]["usage"]!);
    }

    [Theory]
    [InlineData("""{"candidates":[{"content":{"parts":[{"text":"a"}]},"finishReason":"STOP"}]}""", "stop", "a")]
    [InlineData("""{"candidates":[{"content":{"parts":[{"text":"a"}]},"finishReason":"MAX_TOKENS"}]}""", "length", "a")]
    [InlineData("""{"candidates":[{"finishReason":"SAFETY"}]}""", "content_filter", "")]
    [InlineData("""{"promptFeedback":{"blockReason":"SAFETY"}}""", "content_filter", "")]
    public async Task Gemini_tells_why_it_stopped(string answer, string finish, string text)
    {
        var choice = (await AnswerAsync(ModelProvider.Gemini, answer))["choices"]![0]!;

        Assert.Equal((finish, text), (choice["finish_reason"]!.ToString(), choice["message"]!["content"]!.ToString()));
    }

    [Fact]
    public async Task Gemini_answers_thoughts_calls_and_their_signatures()
    {
        var answer = await AnswerAsync(ModelProvider.Gemini, """
            {"responseId":"r1","modelVersion":"gemini-x","candidates":[{"content":{"parts":[{"text":"hm","thought":true},{"functionCall":{"id":"c1","name":"f","args":{"a":1}},"thoughtSignature":"s1"}]},"finishReason":"STOP"}],
             "usageMetadata":{"promptTokenCount":10,"candidatesTokenCount":3,"thoughtsTokenCount":4,"cachedContentTokenCount":6,"totalTokenCount":17}}
            """);
        var message = answer["choices"]![0]!["message"]!;

        Assert.Equal("tool_calls", answer["choices"]![0]!["finish_reason"]!.ToString());
        Assert.Equal("hm", message["reasoning_content"]!.ToString());
        Same("""[{"id":"c1","type":"function","function":{"name":"f","arguments":"{\"a\":1}"},"extra_content":{"google":{"thought_signature":"s1"}}}]""", message["tool_calls"]!);
        Same("""{"prompt_tokens":10,"completion_tokens":7,"total_tokens":17,"prompt_tokens_details":{"cached_tokens":6},"completion_tokens_details":{"reasoning_tokens":4}}""", answer["usage"]!);
    }

    [Theory]
    [InlineData(ModelProvider.Anthropic, "data: {\"type\":\"message_start\",\"message\":{}}\n\n", "broke off")]
    [InlineData(ModelProvider.Gemini, "data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"a\"}]}}]}\n\n", "broke off")]
    [InlineData(ModelProvider.OpenAi, "data: {\"error\":{\"message\":\"overloaded\"}}\n\n", "overloaded")]
    [InlineData(ModelProvider.OpenAi, "data: {\"choices\":\n\n", "malformed")]
    public async Task A_stream_without_an_end_is_no_answer(ModelProvider provider, string body, string hint)
    {
        var failure = await Assert.ThrowsAsync<ChatException>(() => PiecesAsync(provider, body));

        Assert.Equal(502, failure.Status);
        Assert.Contains(hint, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"error":{"message":"m1","type":"t"}}""", "m1")]
    [InlineData("""[{"error":{"code":400,"message":"m2"}}]""", "m2")]
    [InlineData("""{"error":"m3"}""", "m3")]
    [InlineData("""{"message":"m4"}""", "m4")]
    [InlineData("""{"detail":"m5"}""", "m5")]
    [InlineData("<html>gateway</html>", "<html>gateway</html>")]
    [InlineData("", "openai answered 418.")]
    public async Task Errors_of_every_shape_are_understood(string body, string message)
    {
        using var http = new HttpClient(new OneAnswer((HttpStatusCode)418, body));
        var failure = await Assert.ThrowsAsync<ChatException>(() => new ChatClient(http, TimeProvider.System).CompleteAsync(Endpoint(ModelProvider.OpenAi), Request(), Stop));

        Assert.Equal((418, message), (failure.Status, failure.Message));
    }

    private static void Same(string expected, JsonNode actual) => Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), actual), actual.ToJsonString());

    private static JsonArray Deltas(IReadOnlyList<JsonObject> pieces) => [.. pieces.Where(piece => piece["choices"]!.AsArray().Count > 0).Select(piece => piece["choices"]![0]!["delta"]!.DeepClone())];

    private static ChatEndpoint Endpoint(ModelProvider provider) => new() { Provider = provider, Address = new Uri("http://provider.test/v1") };

    private static ChatRequest Request() => new((JsonObject)JsonNode.Parse("""{"model":"m","messages":[{"role":"user","content":"a"}],"stream":true,"stream_options":{"include_usage":true}}""")!);

    private static async Task<JsonObject> AnswerAsync(ModelProvider provider, string body)
    {
        using var http = new HttpClient(new OneAnswer(HttpStatusCode.OK, body));
        return await new ChatClient(http, TimeProvider.System).CompleteAsync(Endpoint(provider), Request(), Stop);
    }

    private static async Task<IReadOnlyList<JsonObject>> PiecesAsync(ModelProvider provider, string body)
    {
        using var http = new HttpClient(new OneAnswer(HttpStatusCode.OK, body, "text/event-stream"));
        var pieces = new List<JsonObject>();
        await foreach (var piece in await new ChatClient(http, TimeProvider.System).StreamAsync(Endpoint(provider), Request(), Stop))
            pieces.Add(piece);
        return pieces;
    }
}
