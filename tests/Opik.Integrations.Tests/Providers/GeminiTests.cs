using System.Text;
using Opik.Integrations.Tests.Providers.Endpoints;

namespace Opik.Integrations.Tests.Providers;

/// <summary>No .NET client of Gemini is to be had here: plain HTTP in its wire format.</summary>
public sealed class GeminiTests : ProviderTest
{
    private const string Whole =
        """{"candidates":[{"content":{"parts":[{"text":"Salt."}],"role":"model"},"finishReason":"STOP","index":0}],"usageMetadata":{"promptTokenCount":7,"candidatesTokenCount":7,"thoughtsTokenCount":3,"totalTokenCount":17,"promptTokensDetails":[{"modality":"TEXT","tokenCount":7}]},"modelVersion":"gemini-2.0-flash-001","responseId":"resp1"}""";

    private const string Question =
        """{"contents":[{"role":"user","parts":[{"text":"Why is the sea salty?"}]}],"systemInstruction":{"parts":[{"text":"Answer shortly."}]},"generationConfig":{"temperature":0.1}}""";

    [Fact]
    public async Task Generated_content_is_logged_as_the_official_integration_does()
    {
        await using var endpoint = await ScriptedEndpoint.StartAsync(ScriptedAnswer.Json(Whole));

        await PostAsync(endpoint, "v1beta/models/gemini-2.0-flash:generateContent?key=secret", Question);

        var span = Span;
        Assert.Equal("generate_content: gemini-2.0-flash", span.Name);
        Assert.Equal(("google_ai", "gemini-2.0-flash-001"), (span.Provider, span.Model));
        Assert.Equal(["genai"], span.Tags);
        AssertJson("""{"contents":[{"role":"user","parts":[{"text":"Why is the sea salty?"}]}],"config":{"temperature":0.1,"systemInstruction":{"parts":[{"text":"Answer shortly."}]}}}""", span.Input);
        AssertJson("""{"candidates":[{"content":{"parts":[{"text":"Salt."}],"role":"model"},"finishReason":"STOP","index":0}]}""", span.Output);
        Assert.Equal((7, 10, 17), (span.Usage["prompt_tokens"], span.Usage["completion_tokens"], span.Usage["total_tokens"]));
        Assert.Equal(3, span.Usage["original_usage.thoughts_token_count"]);
        Assert.Equal("resp1", span.Metadata.GetProperty("response_id").GetString());
        Assert.DoesNotContain("secret", span.Json.GetRawText());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Streamed_content_is_put_together_from_events_and_from_a_list(bool asEvents)
    {
        string[] pieces =
        [
            """{"candidates":[{"content":{"parts":[{"text":"Thinking","thought":true}],"role":"model"},"index":0}],"modelVersion":"gemini-2.5-flash"}""",
            """{"candidates":[{"content":{"parts":[{"text":"Mercury, "}],"role":"model"},"index":0}],"modelVersion":"gemini-2.5-flash"}""",
            """{"candidates":[{"content":{"parts":[{"text":"Venus"},{"functionCall":{"name":"dim","args":{"level":3}}}],"role":"model"},"finishReason":"STOP","index":0}],"usageMetadata":{"promptTokenCount":6,"candidatesTokenCount":8,"totalTokenCount":14},"modelVersion":"gemini-2.5-flash"}""",
        ];
        await using var endpoint = await ScriptedEndpoint.StartAsync(asEvents ? ScriptedAnswer.Events(pieces) : ScriptedAnswer.Json($"[{string.Join(",\n", pieces)}]"));

        await PostAsync(endpoint, "v1beta/models/gemini-2.5-flash:streamGenerateContent" + (asEvents ? "?alt=sse" : ""), Question);

        Assert.Equal("generate_content_stream: gemini-2.5-flash", Span.Name);
        AssertJson(
            """{"candidates":[{"index":0,"finishReason":"STOP","content":{"parts":[{"text":"Thinking","thought":true},{"text":"Mercury, Venus"},{"functionCall":{"name":"dim","args":{"level":3}}}],"role":"model"}}]}""",
            Span.Output);
        Assert.Equal(14, Span.Usage["total_tokens"]);
    }

    [Fact]
    public async Task Vertex_AI_is_another_provider()
    {
        await using var endpoint = await ScriptedEndpoint.StartAsync(ScriptedAnswer.Json(Whole), ScriptedAnswer.Json("""{"id":"msg_1","type":"message","role":"assistant","model":"claude-sonnet-4","content":[{"type":"text","text":"Hi"}],"stop_reason":"end_turn","usage":{"input_tokens":3,"output_tokens":2}}"""));

        await PostAsync(endpoint, "v1/projects/p/locations/us-central1/publishers/google/models/gemini-2.0-flash:generateContent", Question);
        await PostAsync(endpoint, "v1/projects/p/locations/us-east5/publishers/anthropic/models/claude-sonnet-4@20250514:rawPredict", """{"anthropic_version":"vertex-2023-10-16","messages":[{"role":"user","content":"Hi"}],"max_tokens":9}""");

        Assert.Equal(["google_vertexai", "anthropic_vertexai"], Recorder.Traces.Select(trace => trace.Spans[0].Provider));
        Assert.Equal(5, Recorder.Traces[1].Spans[0].Usage["total_tokens"]);
    }

    [Fact]
    public async Task An_error_says_what_Google_said()
    {
        await using var endpoint = await ScriptedEndpoint.StartAsync(ScriptedAnswer.Json("""{"error":{"code":429,"message":"Quota exceeded","status":"RESOURCE_EXHAUSTED"}}""", 429));

        await PostAsync(endpoint, "v1beta/models/gemini-2.0-flash:generateContent", Question);

        AssertJson("""{"exception_type":"RESOURCE_EXHAUSTED","message":"Quota exceeded","traceback":"RESOURCE_EXHAUSTED"}""", Span.Json.GetProperty("error_info"));
    }

    private async Task PostAsync(ScriptedEndpoint endpoint, string path, string json)
    {
        using var answer = await Http().PostAsync(new Uri(endpoint.Address, path), new StringContent(json, Encoding.UTF8, "application/json"), Timeout);
    }
}
