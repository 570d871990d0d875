using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Opik.Sdk.Testing;

namespace Opik.Integrations.Tests.ExtensionsAI;

/// <summary>Contents and counts that no local endpoint answers with: a client that says them itself.</summary>
public sealed class ChatContentTests
{
    private readonly OpikRecorder _recorder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_kind_of_content_of_a_request_is_readable()
    {
        using var chat = Chat(new ChatResponse(new ChatMessage(ChatRole.Assistant, "ok")));
        await chat.GetResponseAsync(
            [
                new ChatMessage(ChatRole.User, [new TextContent("Look"), new DataContent(new byte[] { 1, 2 }, "image/png"), new UriContent("https://example.org/a.png", "image/png"), new DataContent(new byte[] { 3 }, "audio/wav")]),
                new ChatMessage(ChatRole.Assistant, [new TextReasoningContent("hm"), new FunctionCallContent("c1", "look", new Dictionary<string, object?> { ["at"] = "a" })]),
                new ChatMessage(ChatRole.Tool, [new FunctionResultContent("c1", new { found = true })]),
            ],
            cancellationToken: Cancel);

        var messages = _recorder.Traces[0].Spans[0].Input.GetProperty("messages");
        Assert.Equal(
            """{"role":"user","content":[{"type":"text","text":"Look"},{"type":"image_url","image_url":{"url":"data:image/png;base64,AQI="}},{"type":"image_url","image_url":{"url":"https://example.org/a.png"}},{"type":"input_audio","input_audio":{"data":"Aw==","format":"wav"}}]}""",
            messages[0].GetRawText());
        Assert.Equal("""{"role":"assistant","reasoning_content":"hm","content":null,"tool_calls":[{"id":"c1","type":"function","function":{"name":"look","arguments":{"at":"a"}}}]}""", messages[1].GetRawText());
        Assert.Equal("""{"role":"tool","tool_call_id":"c1","content":{"found":true}}""", messages[2].GetRawText());
    }

    [Fact]
    public async Task Counts_of_every_kind_are_kept()
    {
        using var chat = Chat(new ChatResponse(new ChatMessage(ChatRole.Assistant, "ok"))
        {
            Usage = new UsageDetails { InputTokenCount = 100, OutputTokenCount = 20, CachedInputTokenCount = 60, ReasoningTokenCount = 8, AdditionalCounts = new() { ["search_units"] = 2 } },
        });
        await chat.GetResponseAsync("Hi", cancellationToken: Cancel);

        var usage = _recorder.Traces[0].Spans[0].Usage;
        Assert.Equal((100, 20, 120), (usage["prompt_tokens"], usage["completion_tokens"], usage["total_tokens"]));
        Assert.Equal(60, usage["original_usage.prompt_tokens_details.cached_tokens"]);
        Assert.Equal(8, usage["original_usage.completion_tokens_details.reasoning_tokens"]);
        Assert.Equal(2, usage["original_usage.search_units"]);
    }

    [Fact]
    public async Task A_conversation_of_the_provider_is_the_thread_of_its_trace()
    {
        using var chat = Chat(new ChatResponse(new ChatMessage(ChatRole.Assistant, "ok")) { ConversationId = "conv_1" });
        await chat.GetResponseAsync("Hi", cancellationToken: Cancel);

        Assert.Equal("conv_1", _recorder.Traces[0].ThreadId);
    }

    [Fact]
    public async Task A_stream_that_breaks_keeps_what_came_and_its_error()
    {
        using var chat = Chat(new ChatResponse(new ChatMessage(ChatRole.Assistant, "half")), breaks: true);
        await Assert.ThrowsAsync<HttpRequestException>(() => chat.GetStreamingResponseAsync("Hi", cancellationToken: Cancel).ToListAsync(Cancel).AsTask());

        var span = _recorder.Traces[0].Spans[0];
        Assert.Equal("System.Net.Http.HttpRequestException", span.ErrorType);
        Assert.Equal("half", span.Output.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString());
    }

    private IChatClient Chat(ChatResponse response, bool breaks = false) => new Says(response, breaks).AsBuilder().UseOpik(_recorder.Client).Build();

    private sealed class Says(ChatResponse response, bool breaks) : IChatClient
    {
        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => Task.FromResult(response);

        public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            foreach (var update in response.ToChatResponseUpdates())
            {
                await Task.Yield();
                yield return update;
            }

            if (breaks)
                throw new HttpRequestException("the connection is gone");
        }

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
