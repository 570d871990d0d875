using System.Text;
using OllamaSharp;
using OllamaSharp.Models;
using OllamaSharp.Models.Chat;
using Opik.Integrations.Tests.Providers.Endpoints;

namespace Opik.Integrations.Tests.Providers;

public sealed class OllamaTests : ProviderTest
{
    private const string Last = """{"model":"llama3.2","created_at":"2025-06-15T12:00:00Z","message":{"role":"assistant","content":""},"done_reason":"stop","done":true,"total_duration":5000000000,"load_duration":1000000,"prompt_eval_count":4,"prompt_eval_duration":20000000,"eval_count":6,"eval_duration":29000000}""";

    [Fact]
    public async Task A_streamed_chat_is_put_together_and_durations_are_no_counters()
    {
        await using var endpoint = await ScriptedEndpoint.StartAsync(ScriptedAnswer.Lines(
            """{"model":"llama3.2","created_at":"2025-06-15T12:00:00Z","message":{"role":"assistant","content":"","thinking":"Easy."},"done":false}""",
            """{"model":"llama3.2","created_at":"2025-06-15T12:00:00Z","message":{"role":"assistant","content":"Hel"},"done":false}""",
            """{"model":"llama3.2","created_at":"2025-06-15T12:00:00Z","message":{"role":"assistant","content":"lo"},"done":false}""",
            Last));
        var text = new StringBuilder();

        await foreach (var piece in Client(endpoint).ChatAsync(new ChatRequest { Model = "llama3.2", Messages = [new Message(ChatRole.User, "Hi")] }, Timeout))
            text.Append(piece?.Message.Content);

        Assert.Equal("Hello", text.ToString());
        var span = Span;
        Assert.Equal("chat_stream", span.Name);
        Assert.Equal(("ollama", "llama3.2"), (span.Provider, span.Model));
        Assert.Equal(["ollama"], span.Tags);
        AssertJson("""{"message":{"role":"assistant","thinking":"Easy.","content":"Hello"}}""", span.Output);
        Assert.Equal("ollama_chat", span.Metadata.GetProperty("type").GetString());
        Assert.Equal("stop", span.Metadata.GetProperty("done_reason").GetString());
        Assert.Equal(5_000_000_000, span.Metadata.GetProperty("total_duration").GetInt64());
        Assert.Equal(
            new Dictionary<string, long>
            {
                ["completion_tokens"] = 6, ["prompt_tokens"] = 4, ["total_tokens"] = 10,
                ["original_usage.prompt_tokens"] = 4, ["original_usage.completion_tokens"] = 6, ["original_usage.prompt_eval_count"] = 4, ["original_usage.eval_count"] = 6,
            },
            new Dictionary<string, long>(span.Usage));
        Assert.True(span.Json.GetProperty("ttft").GetDouble() > 0);
    }

    [Fact]
    public async Task A_chat_at_once_is_logged_with_its_tool_calls()
    {
        await using var endpoint = await ScriptedEndpoint.StartAsync(ScriptedAnswer.Json(Last.Replace("\"content\":\"\"", "\"content\":\"\",\"tool_calls\":[{\"function\":{\"name\":\"f\",\"arguments\":{\"x\":1}}}]", StringComparison.Ordinal)));

        await foreach (var piece in Client(endpoint).ChatAsync(new ChatRequest { Model = "llama3.2", Stream = false, Messages = [new Message(ChatRole.User, "Hi")] }, Timeout))
            Assert.NotNull(piece);

        Assert.Equal("chat", Span.Name);
        AssertJson("""{"message":{"role":"assistant","content":"","tool_calls":[{"function":{"name":"f","arguments":{"x":1}}}]}}""", Span.Output);
        Assert.Equal(10, Span.Usage["total_tokens"]);
    }

    [Fact]
    public async Task A_completion_is_logged_without_its_context()
    {
        await using var endpoint = await ScriptedEndpoint.StartAsync(ScriptedAnswer.Lines(
            """{"model":"llama3.2","created_at":"2025-06-15T12:00:00Z","response":"The ","done":false}""",
            """{"model":"llama3.2","created_at":"2025-06-15T12:00:00Z","response":"sky","done":false}""",
            """{"model":"llama3.2","created_at":"2025-06-15T12:00:00Z","response":"","done":true,"context":[1,2,3],"prompt_eval_count":2,"eval_count":2}"""));

        await foreach (var piece in Client(endpoint).GenerateAsync(new GenerateRequest { Model = "llama3.2", Prompt = "Why blue?" }, Timeout))
            Assert.NotNull(piece);

        Assert.Equal("generate_stream", Span.Name);
        AssertJson("""{"response":"The sky"}""", Span.Output);
        Assert.Equal("Why blue?", Span.Input.GetProperty("prompt").GetString());
        Assert.False(Span.Metadata.TryGetProperty("context", out _));
    }

    [Fact]
    public async Task An_error_in_the_middle_of_a_stream_is_the_error_of_the_span()
    {
        await using var endpoint = await ScriptedEndpoint.StartAsync(ScriptedAnswer.Lines(
            """{"model":"llama3.2","message":{"role":"assistant","content":"Hel"},"done":false}""",
            """{"error":"out of memory"}"""));

        using var answer = await Http().PostAsync(new Uri(endpoint.Address, "api/chat"), new StringContent("""{"model":"llama3.2","messages":[]}""", Encoding.UTF8, "application/json"), Timeout);

        Assert.Equal("out of memory", Span.Json.GetProperty("error_info").GetProperty("message").GetString());
        AssertJson("""{"message":{"role":"assistant","content":"Hel"}}""", Span.Output);
    }

    private OllamaApiClient Client(ScriptedEndpoint endpoint)
    {
        var http = Http();
        http.BaseAddress = endpoint.Address;
        return new OllamaApiClient(http, "llama3.2");
    }
}
