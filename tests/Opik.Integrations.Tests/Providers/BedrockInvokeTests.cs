using System.Text;
using Opik.Integrations.Tests.Providers.Endpoints;

namespace Opik.Integrations.Tests.Providers;

public sealed class BedrockInvokeTests : ProviderTest
{
    public static TheoryData<string, string, string, long, long> WholeAnswers => new()
    {
        { "anthropic.claude-3-5-haiku-20241022-v1:0", """{"anthropic_version":"bedrock-2023-05-31","max_tokens":9,"messages":[{"role":"user","content":"Hi"}]}""", """{"id":"msg_1","type":"message","role":"assistant","content":[{"type":"text","text":"Hi"}],"stop_reason":"end_turn","usage":{"input_tokens":3,"output_tokens":5,"cache_read_input_tokens":2}}""", 5, 5 },
        { "amazon.nova-lite-v1:0", """{"messages":[{"role":"user","content":[{"text":"Hi"}]}]}""", """{"output":{"message":{"role":"assistant","content":[{"text":"Hi"}]}},"stopReason":"end_turn","usage":{"inputTokens":3,"outputTokens":5,"totalTokens":8}}""", 3, 5 },
        { "meta.llama3-8b-instruct-v1:0", """{"prompt":"Hi"}""", """{"generation":"Hi","prompt_token_count":3,"generation_token_count":5,"stop_reason":"stop"}""", 3, 5 },
        { "mistral.mistral-large-2407-v1:0", """{"messages":[{"role":"user","content":"Hi"}]}""", """{"choices":[{"index":0,"message":{"role":"assistant","content":"Hi"},"stop_reason":"stop"}],"usage":{"prompt_tokens":3,"completion_tokens":5,"total_tokens":8}}""", 3, 5 },
        { "amazon.titan-text-express-v1", """{"inputText":"Hi"}""", """{"inputTextTokenCount":3,"results":[{"tokenCount":5,"outputText":"Hi","completionReason":"FINISH"}]}""", 3, 5 },
        { "openai.gpt-oss-20b-1:0", """{"messages":[{"role":"user","content":"Hi"}]}""", """{"id":"c1","object":"chat.completion","choices":[{"index":0,"message":{"role":"assistant","content":"Hi"},"finish_reason":"stop"}],"usage":{"prompt_tokens":3,"completion_tokens":5,"total_tokens":8}}""", 3, 5 },
    };

    public static TheoryData<string, string[], string> Streams => new()
    {
        {
            "anthropic.claude-3-5-haiku-20241022-v1:0",
            [
                """{"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","content":[],"usage":{"input_tokens":3,"output_tokens":1}}}""",
                """{"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}""",
                """{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"He"}}""",
                """{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"llo"}}""",
                """{"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":5}}""",
                """{"type":"message_stop","amazon-bedrock-invocationMetrics":{"inputTokenCount":3,"outputTokenCount":5}}""",
            ],
            """{"id":"msg_1","type":"message","role":"assistant","content":[{"type":"text","text":"Hello"}],"stop_reason":"end_turn","usage":{"input_tokens":3,"output_tokens":5}}"""
        },
        {
            "amazon.nova-lite-v1:0",
            [
                """{"messageStart":{"role":"assistant"}}""",
                """{"contentBlockDelta":{"delta":{"text":"He"},"contentBlockIndex":0}}""",
                """{"contentBlockDelta":{"delta":{"text":"llo"},"contentBlockIndex":0}}""",
                """{"messageStop":{"stopReason":"end_turn"}}""",
                """{"metadata":{"usage":{"inputTokens":3,"outputTokens":5}},"amazon-bedrock-invocationMetrics":{"inputTokenCount":3,"outputTokenCount":5}}""",
            ],
            """{"stopReason":"end_turn","usage":{"inputTokens":3,"outputTokens":5},"output":{"message":{"role":"assistant","content":[{"text":"Hello"}]}}}"""
        },
        {
            "meta.llama3-8b-instruct-v1:0",
            [
                """{"generation":"He","prompt_token_count":3,"generation_token_count":1,"stop_reason":null}""",
                """{"generation":"llo","prompt_token_count":null,"generation_token_count":5,"stop_reason":"stop","amazon-bedrock-invocationMetrics":{"inputTokenCount":3,"outputTokenCount":5}}""",
            ],
            """{"prompt_token_count":3,"generation_token_count":5,"stop_reason":"stop","generation":"Hello"}"""
        },
        {
            "amazon.titan-text-express-v1",
            [
                """{"outputText":"He","index":0,"totalOutputTextTokenCount":null,"completionReason":null,"inputTextTokenCount":3}""",
                """{"outputText":"llo","index":0,"totalOutputTextTokenCount":5,"completionReason":"FINISH","inputTextTokenCount":null}""",
            ],
            """{"index":0,"totalOutputTextTokenCount":5,"inputTextTokenCount":3,"results":[{"outputText":"Hello","completionReason":"FINISH"}]}"""
        },
        {
            "mistral.mistral-7b-instruct-v0:2",
            [
                """{"outputs":[{"text":"He","stop_reason":null}]}""",
                """{"outputs":[{"text":"llo","stop_reason":"stop"}],"amazon-bedrock-invocationMetrics":{"inputTokenCount":3,"outputTokenCount":5}}""",
            ],
            """{"outputs":[{"text":"Hello","stop_reason":"stop"}]}"""
        },
        {
            "openai.gpt-oss-20b-1:0",
            [
                """{"id":"c1","object":"chat.completion.chunk","choices":[{"index":0,"delta":{"role":"assistant","content":"He"},"finish_reason":null}]}""",
                """{"id":"c1","object":"chat.completion.chunk","choices":[{"index":0,"delta":{"content":"llo"},"finish_reason":"stop"}],"usage":{"prompt_tokens":3,"completion_tokens":5,"total_tokens":8}}""",
            ],
            """{"id":"c1","object":"chat.completion","usage":{"prompt_tokens":3,"completion_tokens":5,"total_tokens":8},"choices":[{"index":0,"message":{"role":"assistant","content":"Hello"},"finish_reason":"stop"}]}"""
        },
    };

    [Theory]
    [MemberData(nameof(WholeAnswers))]
    public async Task The_formats_of_all_makers_are_counted(string model, string request, string answer, long prompt, long completion)
    {
        await using var endpoint = await ScriptedEndpoint.StartAsync(ScriptedAnswer.Json(answer));

        await PostAsync(endpoint, $"model/{Uri.EscapeDataString(model)}/invoke", request);

        var span = Span;
        Assert.Equal("bedrock_invoke_model", span.Name);
        Assert.Equal(("bedrock", model), (span.Provider, span.Model));
        Assert.Equal(["bedrock", "invoke_model"], span.Tags);
        AssertJson($$"""{"body":{{request}},"modelId":"{{model}}"}""", span.Input);
        AssertJson($$"""{"body":{{answer}} }""", span.Output);
        Assert.Equal((prompt, completion, prompt + completion), (span.Usage["prompt_tokens"], span.Usage["completion_tokens"], span.Usage["total_tokens"]));
    }

    [Theory]
    [MemberData(nameof(Streams))]
    public async Task Streams_of_all_makers_are_put_together_to_their_whole_answer(string model, string[] pieces, string whole)
    {
        await using var endpoint = await ScriptedEndpoint.StartAsync(ScriptedAnswer.Amazon([.. pieces.Select(AmazonMessage.Chunk)]));

        await PostAsync(endpoint, $"model/{Uri.EscapeDataString(model)}/invoke-with-response-stream", """{"prompt":"Hi"}""");

        Assert.Equal("bedrock_invoke_model_stream", Span.Name);
        AssertJson($$"""{"body":{{whole}} }""", Span.Output);
        Assert.Equal((3, 5), (Span.Usage["prompt_tokens"], Span.Usage["completion_tokens"]));
        Assert.True(Span.Json.GetProperty("ttft").GetDouble() > 0);
        Assert.False(Span.Metadata.TryGetProperty("stream_completed", out _));
    }

    [Fact]
    public async Task Counters_of_the_headers_serve_where_the_answer_has_none()
    {
        await using var endpoint = await ScriptedEndpoint.StartAsync(ScriptedAnswer.Json("""{"outputs":[{"text":"Hi","stop_reason":"stop"}]}""") with
        {
            Headers = new() { ["x-amzn-bedrock-input-token-count"] = "3", ["x-amzn-bedrock-output-token-count"] = "5" },
        });

        await PostAsync(endpoint, "model/mistral.mistral-7b-instruct-v0%3A2/invoke", """{"prompt":"Hi"}""");

        Assert.Equal(8, Span.Usage["total_tokens"]);
    }

    private async Task PostAsync(ScriptedEndpoint endpoint, string path, string json)
    {
        using var answer = await Http().PostAsync(new Uri(endpoint.Address, path), new StringContent(json, Encoding.UTF8, "application/json"), Timeout);
    }
}
