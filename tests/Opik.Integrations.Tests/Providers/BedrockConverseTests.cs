using System.Text;
using Opik.Integrations.Tests.Providers.Endpoints;

namespace Opik.Integrations.Tests.Providers;

/// <summary>No .NET client of Bedrock is to be had here: plain HTTP in its wire format, the binary framing of streams included.</summary>
public sealed class BedrockConverseTests : ProviderTest
{
    private const string Model = "us.anthropic.claude-3-5-sonnet-20241022-v2:0";
    private const string Path = "model/us.anthropic.claude-3-5-sonnet-20241022-v2%3A0/";
    private const string Question = """{"messages":[{"role":"user","content":[{"text":"Converse about tea"}]}],"inferenceConfig":{"maxTokens":64}}""";

    [Fact]
    public async Task Converse_is_logged_as_the_official_integration_does()
    {
        await using var endpoint = await ScriptedEndpoint.StartAsync(ScriptedAnswer.Json(
            """{"output":{"message":{"role":"assistant","content":[{"text":"Tea."}]}},"stopReason":"end_turn","usage":{"inputTokens":3,"outputTokens":5,"totalTokens":8,"cacheReadInputTokens":10},"metrics":{"latencyMs":42}}""") with { Headers = new() { ["x-amzn-requestid"] = "req-1" } });

        await PostAsync(endpoint, Path + "converse", Question);

        var span = Span;
        Assert.Equal("bedrock_converse", span.Name);
        Assert.Equal(("bedrock", Model), (span.Provider, span.Model));
        Assert.Equal(["bedrock"], span.Tags);
        AssertJson("""{"messages":[{"role":"user","content":[{"text":"Converse about tea"}]}]}""", span.Input);
        AssertJson("""{"output":{"message":{"role":"assistant","content":[{"text":"Tea."}]}}}""", span.Output);
        Assert.Equal("end_turn", span.Metadata.GetProperty("stopReason").GetString());
        Assert.Equal(64, span.Metadata.GetProperty("inferenceConfig").GetProperty("maxTokens").GetInt32());
        Assert.Equal("req-1", span.Metadata.GetProperty("ResponseMetadata").GetProperty("RequestId").GetString());
        Assert.Equal((13, 5, 18), (span.Usage["prompt_tokens"], span.Usage["completion_tokens"], span.Usage["total_tokens"]));
    }

    [Fact]
    public async Task A_stream_keeps_text_reasoning_and_tool_calls_however_its_bytes_arrive()
    {
        var message = ScriptedAnswer.Amazon(
            ("messageStart", """{"role":"assistant","p":"abc"}"""),
            ("contentBlockDelta", """{"contentBlockIndex":0,"delta":{"reasoningContent":{"text":"Leaves"}}}"""),
            ("contentBlockDelta", """{"contentBlockIndex":0,"delta":{"reasoningContent":{"signature":"c2ln"}}}"""),
            ("contentBlockStop", """{"contentBlockIndex":0}"""),
            ("contentBlockDelta", """{"contentBlockIndex":1,"delta":{"text":"Green "}}"""),
            ("contentBlockDelta", """{"contentBlockIndex":1,"delta":{"text":"tea ☕"}}"""),
            ("contentBlockStart", """{"contentBlockIndex":2,"start":{"toolUse":{"toolUseId":"t1","name":"brew"}}}"""),
            ("contentBlockDelta", """{"contentBlockIndex":2,"delta":{"toolUse":{"input":"{\"min"}}}"""),
            ("contentBlockDelta", """{"contentBlockIndex":2,"delta":{"toolUse":{"input":"utes\":3}"}}}"""),
            ("messageStop", """{"stopReason":"tool_use"}"""),
            ("metadata", """{"usage":{"inputTokens":4,"outputTokens":6,"totalTokens":10},"metrics":{"latencyMs":42},"p":"abcd"}"""));
        var bytes = message.Pieces.SelectMany(piece => piece).ToArray();
        await using var endpoint = await ScriptedEndpoint.StartAsync(message with { Pieces = [.. bytes.Chunk(7)] });

        var received = await PostAsync(endpoint, Path + "converse-stream", Question);

        Assert.Equal(bytes, received);
        Assert.Equal("bedrock_converse_stream", Span.Name);
        AssertJson(
            """{"output":{"message":{"role":"assistant","content":[{"reasoningContent":{"reasoningText":{"text":"Leaves","signature":"c2ln"}}},{"text":"Green tea ☕"},{"toolUse":{"toolUseId":"t1","name":"brew","input":{"minutes":3}}}]}}}""",
            Span.Output);
        Assert.Equal("tool_use", Span.Metadata.GetProperty("stopReason").GetString());
        Assert.Equal(10, Span.Usage["total_tokens"]);
        Assert.True(Span.Json.GetProperty("ttft").GetDouble() > 0);
    }

    [Fact]
    public async Task An_exception_in_the_middle_of_a_stream_is_the_error_of_the_span()
    {
        await using var endpoint = await ScriptedEndpoint.StartAsync(new ScriptedAnswer(
            "application/vnd.amazon.eventstream",
            AmazonMessage.Event("messageStart", """{"role":"assistant"}"""),
            AmazonMessage.Event("contentBlockDelta", """{"contentBlockIndex":0,"delta":{"text":"Gre"}}"""),
            AmazonMessage.Exception("throttlingException", """{"message":"Too many tokens"}""")));

        await PostAsync(endpoint, Path + "converse-stream", Question);

        AssertJson("""{"exception_type":"throttlingException","message":"Too many tokens","traceback":"throttlingException"}""", Span.Json.GetProperty("error_info"));
        AssertJson("""{"output":{"message":{"role":"assistant","content":[{"text":"Gre"}]}}}""", Span.Output);
    }

    [Fact]
    public async Task An_error_takes_its_type_from_the_header()
    {
        await using var endpoint = await ScriptedEndpoint.StartAsync(ScriptedAnswer.Json("""{"message":"The model is not enabled"}""", 403) with { Headers = new() { ["x-amzn-ErrorType"] = "AccessDeniedException:http://internal.amazon.com/" } });

        await PostAsync(endpoint, Path + "converse", Question);

        Assert.Equal("AccessDeniedException", Span.ErrorType);
    }

    [Fact]
    public async Task The_model_may_be_an_address_of_a_resource()
    {
        await using var endpoint = await ScriptedEndpoint.StartAsync(ScriptedAnswer.Json("""{"output":{"message":{"role":"assistant","content":[{"text":"Hi"}]}}}"""));

        await PostAsync(endpoint, "model/arn%3Aaws%3Abedrock%3Aus-east-1%3A1%3Ainference-profile%2Fus.amazon.nova-lite-v1%3A0/converse", Question);

        Assert.Equal("arn:aws:bedrock:us-east-1:1:inference-profile/us.amazon.nova-lite-v1:0", Span.Model);
    }

    private async Task<byte[]> PostAsync(ScriptedEndpoint endpoint, string path, string json)
    {
        using var answer = await Http().PostAsync(new Uri(endpoint.Address, path), new StringContent(json, Encoding.UTF8, "application/json"), Timeout);
        return await answer.Content.ReadAsByteArrayAsync(Timeout);
    }
}
