using System.ClientModel;
using Microsoft.Extensions.AI;
using Opik.Providers;
using Opik.Sdk.Testing;
using Opik.Testing.FakeLlm;

namespace Opik.Integrations.Tests.ExtensionsAI;

public sealed class OpikChatClientTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact(Timeout = 30_000)]
    public async Task A_call_is_one_span_with_messages_parameters_model_and_usage()
    {
        await using var fixture = ChatFixture.On(await FakeLlmServer.StartAsync());
        using var chat = fixture.Chat.UseOpik().Build();
        var options = new ChatOptions { Temperature = 0.5f, MaxOutputTokens = 100, Instructions = "Be brief", StopSequences = ["END"] };

        await chat.GetResponseAsync([new ChatMessage(ChatRole.User, "Ghent?")], options, Cancel);

        var trace = Assert.Single(fixture.Recorder.Traces);
        var span = Assert.Single(trace.AllSpans);
        Assert.Equal(("chat gpt-5", "llm", "gpt-5-2026-01-31", "openai"), (span.Name, span.Type, span.Model, span.Provider));
        Assert.Equal("""{"messages":[{"role":"system","content":"Be brief"},{"role":"user","content":"Ghent?"}]}""", span.Input.GetRawText());
        Assert.Equal("""{"choices":[{"index":0,"message":{"role":"assistant","content":"Hello Ghent?"},"finish_reason":"stop"}]}""", span.Output.GetRawText());
        Assert.Equal((10, 5, 15), (span.Usage["prompt_tokens"], span.Usage["completion_tokens"], span.Usage["total_tokens"]));
        Assert.Equal(0.5, span.Metadata.GetProperty("temperature").GetDouble());
        Assert.Equal("""["END"]""", span.Metadata.GetProperty("stop").GetRawText());
        Assert.Equal("chatcmpl-fake", trace.Metadata.GetProperty("id").GetString());
        Assert.Equal(span.Output.GetRawText(), trace.Output.GetRawText());
    }

    [Fact(Timeout = 30_000)]
    public async Task A_stream_is_put_together_and_timed()
    {
        await using var fixture = ChatFixture.On(await FakeLlmServer.StartAsync());
        fixture.Fake.Enqueue(FakeLlmAnswer.Text("One, ", "two, ", "three"));
        using var chat = fixture.Chat.UseOpik().Build();
        using (fixture.Recorder.Client.StartSpan("agent"))
        {
            await foreach (var update in chat.GetStreamingResponseAsync("Count", cancellationToken: Cancel))
                Assert.Equal("agent", OpikContext.CurrentSpan.Name);
        }

        var span = fixture.Recorder.Traces[0].Spans[0].Spans[0];
        Assert.Equal("One, two, three", Answer(span));
        Assert.Equal(15, span.Usage["total_tokens"]);
        Assert.True(span.Json.GetProperty("ttft").GetDouble() > 0);
        Assert.True(span.Metadata.GetProperty("stream").GetBoolean());
        Assert.False(span.Metadata.TryGetProperty("stream_completed", out _));
        Assert.True(span.HasEnded);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_stream_that_is_left_early_ends_with_what_came()
    {
        await using var fixture = ChatFixture.On(await FakeLlmServer.StartAsync());
        fixture.Fake.Enqueue(FakeLlmAnswer.Text("One, ", "two, ", "three"));
        using var chat = fixture.Chat.UseOpik().Build();
        await foreach (var update in chat.GetStreamingResponseAsync("Count", cancellationToken: Cancel))
        {
            if (update.Text.Length > 0)
                break;
        }

        var span = fixture.Recorder.Traces[0].Spans[0];
        Assert.Equal("One, ", Answer(span));
        Assert.True(span.HasEnded);
        Assert.False(span.Metadata.GetProperty("stream_completed").GetBoolean());
    }

    [Theory(Timeout = 30_000)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_refused_call_fails_its_span_and_the_caller_sees_the_same_exception(bool isStream)
    {
        await using var fixture = ChatFixture.On(await FakeLlmServer.StartAsync());
        fixture.Fake.Enqueue(FakeLlmAnswer.Refusal(400, "no such model"));
        using var chat = fixture.Chat.UseOpik().Build();

        await Assert.ThrowsAsync<ClientResultException>(async () =>
        {
            if (isStream)
                await chat.GetStreamingResponseAsync("Hi", cancellationToken: Cancel).ToListAsync(Cancel);
            else
                await chat.GetResponseAsync("Hi", cancellationToken: Cancel);
        });

        Assert.Equal("System.ClientModel.ClientResultException", fixture.Recorder.Traces[0].Spans[0].ErrorType);
        Assert.True(fixture.Recorder.Traces[0].HasEnded);
    }

    [Theory(Timeout = 30_000)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Functions_behind_are_tool_spans_below_one_call(bool isStream)
    {
        await using var fixture = ChatFixture.On(await FakeLlmServer.StartAsync());
        fixture.Fake.Enqueue(FakeLlmAnswer.ToolCall("weather", """{"city":""", "\"Ghent\"}"), FakeLlmAnswer.Text("Sunny"));
        using var chat = fixture.Chat.UseOpik().UseFunctionInvocation().Build();

        await AskAsync(chat, isStream);

        var call = Assert.Single(fixture.Recorder.Traces[0].Spans);
        var tool = Assert.Single(call.Spans);
        Assert.Equal(("weather", "tool"), (tool.Name, tool.Type));
        Assert.Equal("""{"city":"Ghent"}""", tool.Input.GetRawText());
        Assert.Equal("""{"output":"sun in Ghent"}""", tool.Output.GetRawText());
        Assert.Equal(30, call.Usage["total_tokens"]);
        Assert.Equal("Sunny", Answer(call));
    }

    [Theory(Timeout = 30_000)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Functions_in_front_are_tool_spans_beside_the_rounds(bool isStream)
    {
        await using var fixture = ChatFixture.On(await FakeLlmServer.StartAsync());
        fixture.Fake.Enqueue(FakeLlmAnswer.ToolCall("weather", """{"city":"Ghent"}"""), FakeLlmAnswer.Text("Sunny"));
        using var chat = fixture.Chat.UseFunctionInvocation().UseOpik().Build();

        using (fixture.Recorder.Client.StartSpan("agent"))
            await AskAsync(chat, isStream);

        var spans = Assert.Single(fixture.Recorder.Traces).AllSpans.ToList();
        Assert.Equal(2, spans.Count(span => span.Type == "llm"));
        var tool = Assert.Single(spans, span => span.Type == "tool");
        Assert.Equal("execute_tool weather", tool.Name);
        Assert.Contains("Ghent", tool.Input.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("sun in Ghent", tool.Output.GetRawText(), StringComparison.Ordinal);
    }

    [Theory(Timeout = 30_000)]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task Telemetry_of_the_library_makes_no_second_span(bool isOutside, bool isStream)
    {
        await using var fixture = ChatFixture.On(await FakeLlmServer.StartAsync());
        var builder = isOutside ? fixture.Chat.UseOpenTelemetry().UseOpik() : fixture.Chat.UseOpik().UseOpenTelemetry();
        using var chat = builder.Build();

        await AskAsync(chat, isStream);

        var span = Assert.Single(Assert.Single(fixture.Recorder.Traces).AllSpans);
        Assert.Equal("llm", span.Type);
        Assert.Equal("Hello Weather?", Answer(span));
        Assert.Equal(15, span.Usage["total_tokens"]);
    }

    [Fact(Timeout = 30_000)]
    public async Task The_handler_for_HTTP_gives_way()
    {
        await using var fixture = ChatFixture.On(await FakeLlmServer.StartAsync());
        var openAI = new OpenAI.OpenAIClient(new ApiKeyCredential("key"), new OpenAI.OpenAIClientOptions { Endpoint = fixture.Fake.OpenAi }.UseOpik());
        using var chat = openAI.GetChatClient("gpt-5").AsIChatClient().AsBuilder().UseOpik().Build();
        await AskAsync(chat, isStream: false);
        await AskAsync(chat, isStream: true);

        Assert.Equal(2, fixture.Recorder.Traces.Count);
        Assert.All(fixture.Recorder.Traces, trace => Assert.Equal("chat gpt-5", Assert.Single(trace.AllSpans).Name));
    }

    [Fact(Timeout = 30_000)]
    public async Task Without_the_middleware_the_telemetry_of_the_library_is_recorded()
    {
        await using var fixture = ChatFixture.On(await FakeLlmServer.StartAsync());
        using var chat = fixture.Chat.UseOpenTelemetry(configure: telemetry => telemetry.EnableSensitiveData = true).Build();
        await AskAsync(chat, isStream: false);

        var span = Assert.Single(Assert.Single(fixture.Recorder.Traces).AllSpans);
        Assert.Equal(("chat gpt-5", "llm", "gpt-5-2026-01-31", "openai"), (span.Name, span.Type, span.Model, span.Provider));
        Assert.Contains("Weather?", span.Input.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("Hello", span.Output.GetRawText(), StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task Nothing_is_logged_and_everything_works_while_tracing_is_off()
    {
        await using var fixture = ChatFixture.On(await FakeLlmServer.StartAsync());
        fixture.Recorder.Client.IsTracingActive = false;
        using var chat = fixture.Chat.UseOpik().UseFunctionInvocation().Build();

        Assert.Equal("Hello Hi", (await chat.GetResponseAsync("Hi", cancellationToken: Cancel)).Text);
        Assert.Empty(fixture.Recorder.Messages);
    }

    [Fact(Timeout = 30_000)]
    public async Task Contents_can_be_left_out()
    {
        await using var fixture = ChatFixture.On(await FakeLlmServer.StartAsync());
        using var chat = fixture.Chat.UseOpik(configure: opik => (opik.CaptureInput, opik.CaptureOutput, opik.Name, opik.Provider) = (false, false, "judge", "groq")).Build();
        await chat.GetResponseAsync("Hi", cancellationToken: Cancel);

        var span = fixture.Recorder.Traces[0].Spans[0];
        Assert.Equal(("judge", "groq", 15), (span.Name, span.Provider, span.Usage["total_tokens"]));
        Assert.Equal(System.Text.Json.JsonValueKind.Undefined, span.Input.ValueKind);
        Assert.Equal(System.Text.Json.JsonValueKind.Undefined, span.Output.ValueKind);
    }

    private static async Task AskAsync(IChatClient chat, bool isStream)
    {
        var options = new ChatOptions { Tools = [AIFunctionFactory.Create((string city) => "sun in " + city, "weather")] };
        if (isStream)
            await chat.GetStreamingResponseAsync("Weather?", options, Cancel).ToListAsync(Cancel);
        else
            await chat.GetResponseAsync("Weather?", options, Cancel);
    }

    private static string? Answer(RecordedSpan span) => span.Output.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString();
}
