using System.ClientModel;
using System.Text;
using OpenAI;
using OpenAI.Chat;
using Opik.Testing.FakeLlm;

namespace Opik.Integrations.Tests.Providers;

public sealed class OpenAiChatTests : ProviderTest, IAsyncLifetime
{
    private FakeLlmServer fake = null!;

    public async ValueTask InitializeAsync() => fake = await FakeLlmServer.StartAsync();

    public ValueTask DisposeAsync() => fake.DisposeAsync();

    [Fact]
    public async Task A_chat_completion_is_logged_as_the_official_integration_does()
    {
        fake.Enqueue(FakeLlmAnswer.Text("Paris"));

        await Client().CompleteChatAsync([new SystemChatMessage("Be brief."), new UserChatMessage("Capital of France?")], new ChatCompletionOptions { Temperature = 0.2f }, Timeout);

        var span = Span;
        Assert.Equal("chat_completion_create", span.Name);
        Assert.Equal("llm", span.Type);
        Assert.Equal("gpt-4o-mini-2026-01-31", span.Model);
        Assert.Equal(["openai"], span.Tags);
        AssertJson("""{"messages":[{"role":"system","content":"Be brief."},{"role":"user","content":"Capital of France?"}]}""", span.Input);
        AssertJson("""{"choices":[{"index":0,"message":{"role":"assistant","content":"Paris"},"finish_reason":"stop"}]}""", span.Output);
        Assert.Equal("openai", span.Metadata.GetProperty("created_from").GetString());
        Assert.Equal("openai_chat", span.Metadata.GetProperty("type").GetString());
        Assert.Equal("chatcmpl-fake", span.Metadata.GetProperty("id").GetString());
        Assert.Equal(0.2, span.Metadata.GetProperty("temperature").GetDouble(), 3);
        Assert.Equal(span.Usage["prompt_tokens"], span.Usage["original_usage.prompt_tokens"]);
        Assert.Equal(span.Usage["prompt_tokens"] + span.Usage["completion_tokens"], span.Usage["total_tokens"]);
        Assert.True(span.HasEnded);
    }

    [Fact]
    public async Task A_call_outside_of_any_trace_opens_one_that_shows_the_same()
    {
        await Client().CompleteChatAsync([new UserChatMessage("Hi")], cancellationToken: Timeout);

        var trace = Assert.Single(Recorder.Traces);
        Assert.Equal("chat_completion_create", trace.Name);
        Assert.Equal(["openai"], trace.Tags);
        Assert.Equal("openai", trace.Metadata.GetProperty("created_from").GetString());
        Assert.Equal(Span.Output.GetRawText(), trace.Output.GetRawText());
    }

    [Fact]
    public async Task A_call_inside_of_a_span_is_its_child_and_leaves_it_current()
    {
        using (var outer = Recorder.Client.StartSpan("agent"))
        {
            await Client().CompleteChatAsync([new UserChatMessage("Hi")], cancellationToken: Timeout);
            await foreach (var update in Client().CompleteChatStreamingAsync([new UserChatMessage("Hi")], cancellationToken: Timeout))
                Assert.NotNull(update);
            using var after = Recorder.Client.StartSpan("after");
        }

        var agent = Assert.Single(Assert.Single(Recorder.Traces).Spans);
        Assert.Equal(["chat_completion_create", "chat_completion_stream", "after"], agent.Spans.Select(span => span.Name));
    }

    [Fact]
    public void A_synchronous_call_is_logged_and_leaves_the_span_around_it_current()
    {
        using (Recorder.Client.StartSpan("agent"))
        {
            Client().CompleteChat([new UserChatMessage("Hi")], cancellationToken: Timeout);
            using var after = Recorder.Client.StartSpan("after");
        }

        var agent = Assert.Single(Assert.Single(Recorder.Traces).Spans);
        Assert.Equal(["chat_completion_create", "after"], agent.Spans.Select(span => span.Name));
    }

    [Fact]
    public async Task A_streamed_chat_completion_is_logged_whole_with_the_time_to_its_first_token()
    {
        fake.Enqueue(FakeLlmAnswer.Text("Ebro, ", "Tajo, ", "Duero"));
        var text = new StringBuilder();

        await foreach (var update in Client().CompleteChatStreamingAsync([new UserChatMessage("Three rivers")], cancellationToken: Timeout))
            text.AppendJoin(string.Empty, update.ContentUpdate.Select(part => part.Text));

        Assert.Equal("Ebro, Tajo, Duero", text.ToString());
        var span = Span;
        Assert.Equal("chat_completion_stream", span.Name);
        AssertJson("""{"choices":[{"index":0,"message":{"role":"assistant","content":"Ebro, Tajo, Duero"},"finish_reason":"stop"}]}""", span.Output);
        Assert.Equal("chat.completion", span.Metadata.GetProperty("object").GetString());
        Assert.False(span.Metadata.TryGetProperty("stream_completed", out _));
        Assert.True(span.Usage["total_tokens"] > 0);
        Assert.InRange(span.Json.GetProperty("ttft").GetDouble(), 0.001, 30_000);
    }

    [Fact]
    public async Task Streamed_tool_calls_are_put_together()
    {
        fake.Enqueue(new FakeLlmAnswer { Tool = "get_weather", Arguments = ["{\"city\":", "\"Oslo\"}"] });

        await foreach (var update in Client().CompleteChatStreamingAsync([new UserChatMessage("Weather?")], new ChatCompletionOptions { Tools = { ChatTool.CreateFunctionTool("get_weather") } }, Timeout))
            Assert.NotNull(update);

        AssertJson(
            """{"choices":[{"index":0,"message":{"role":"assistant","content":"","tool_calls":[{"id":"call_1","type":"function","function":{"name":"get_weather","arguments":"{\"city\":\"Oslo\"}"}}]},"finish_reason":"tool_calls"}]}""",
            Span.Output);
        Assert.Equal("get_weather", Span.Metadata.GetProperty("tools")[0].GetProperty("function").GetProperty("name").GetString());
    }

    [Fact]
    public async Task A_stream_that_the_caller_leaves_early_ends_its_span_with_what_arrived()
    {
        fake.Enqueue(new FakeLlmAnswer { Pieces = ["one ", "two ", "three"], PieceWait = TimeSpan.FromMilliseconds(20) });

        await foreach (var update in Client().CompleteChatStreamingAsync([new UserChatMessage("Count")], cancellationToken: Timeout))
        {
            if (update.ContentUpdate.Any(part => part.Text.Length > 0))
                break;
        }

        Assert.True(Span.HasEnded);
        Assert.False(Span.Metadata.GetProperty("stream_completed").GetBoolean());
        Assert.StartsWith("one ", Span.Output.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString());
        Assert.Null(Span.ErrorType);
    }

    [Fact]
    public async Task An_error_of_the_provider_is_the_error_of_the_span()
    {
        fake.Enqueue(new FakeLlmAnswer { Status = 400, Error = "no such model" });

        await Assert.ThrowsAsync<ClientResultException>(() => Client().CompleteChatAsync([new UserChatMessage("Hi")], cancellationToken: Timeout));

        Assert.Equal("fake", Span.ErrorType);
        Assert.Equal("no such model", Span.Json.GetProperty("error_info").GetProperty("message").GetString());
        Assert.Equal(400, Span.Metadata.GetProperty("status_code").GetInt32());
    }

    [Fact]
    public async Task Each_attempt_of_a_client_that_tries_again_is_a_span()
    {
        fake.Enqueue(new FakeLlmAnswer { Status = 429, Error = "slow down", RetryAfter = 0 }, FakeLlmAnswer.Text("fine"));

        await Client().CompleteChatAsync([new UserChatMessage("Hi")], cancellationToken: Timeout);

        var spans = Recorder.Traces.SelectMany(trace => trace.Spans).ToArray();
        Assert.Equal(["fake", null], spans.Select(span => span.ErrorType));
        Assert.All(spans, span => Assert.True(span.HasEnded));
    }

    [Fact]
    public async Task Nothing_is_logged_while_tracing_is_off()
    {
        Recorder.Client.IsTracingActive = false;

        var answer = await Client().CompleteChatAsync([new UserChatMessage("Hi")], cancellationToken: Timeout);

        Assert.Equal("Hello Hi", answer.Value.Content[0].Text);
        Assert.Empty(Recorder.Traces);
    }

    [Fact]
    public void Tracing_twice_is_tracing_once_and_a_foreign_transport_is_refused()
    {
        var options = new OpenAIClientOptions().UseOpik();
        var transport = options.Transport;

        Assert.Same(transport, options.UseOpik().Transport);
        Assert.Throws<InvalidOperationException>(() => new OpenAIClientOptions { Transport = new System.ClientModel.Primitives.HttpClientPipelineTransport() }.UseOpik());
    }

    private ChatClient Client() => new("gpt-4o-mini", new ApiKeyCredential("secret-key"), new OpenAIClientOptions { Endpoint = fake.OpenAi }.UseOpik(Options));
}
