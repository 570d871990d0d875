using System.Text;
using Anthropic;
using Anthropic.Models.Messages;
using Opik.Integrations.Tests.Providers.Endpoints;
using Opik.Testing.FakeLlm;

namespace Opik.Integrations.Tests.Providers;

public sealed class AnthropicTests : ProviderTest, IAsyncLifetime
{
    private FakeLlmServer fake = null!;

    public async ValueTask InitializeAsync() => fake = await FakeLlmServer.StartAsync();

    public ValueTask DisposeAsync() => fake.DisposeAsync();

    [Fact]
    public async Task A_message_is_logged_as_the_official_integration_does()
    {
        fake.Enqueue(FakeLlmAnswer.Text("A haiku"));

        var message = await Client(fake.Address).Messages.Create(Question("Write"), Timeout);

        Assert.Equal("end_turn", message.StopReason?.Raw());
        var span = Span;
        Assert.Equal("anthropic_messages_create", span.Name);
        Assert.Equal("anthropic", span.Provider);
        Assert.Equal("claude-3-5-haiku-latest-2026-01-31", span.Model);
        Assert.Equal(["anthropic"], span.Tags);
        AssertJson("""{"messages":[{"role":"user","content":"Write"}]}""", span.Input);
        AssertJson("""{"content":[{"type":"text","text":"A haiku"}]}""", span.Output);
        Assert.Equal("end_turn", span.Metadata.GetProperty("stop_reason").GetString());
        Assert.Equal(50, span.Metadata.GetProperty("max_tokens").GetInt32());
        Assert.Equal("message", span.Metadata.GetProperty("type").GetString());
        Assert.Equal((10, 5, 15), (span.Usage["prompt_tokens"], span.Usage["completion_tokens"], span.Usage["total_tokens"]));
        Assert.Equal(10, span.Usage["original_usage.input_tokens"]);
    }

    [Fact]
    public async Task A_streamed_message_with_a_tool_is_put_together()
    {
        fake.Enqueue(new FakeLlmAnswer { Pieces = ["Let me ", "look."], Tool = "lookup", Arguments = ["{\"key\":", "\"alpha\"}"] });

        await foreach (var item in Client(fake.Address).Messages.CreateStreaming(Question("Look it up"), Timeout))
            Assert.NotNull(item);

        var span = Span;
        Assert.Equal("anthropic_messages_stream", span.Name);
        AssertJson("""{"content":[{"type":"text","text":"Let me look."},{"type":"tool_use","id":"toolu_1","name":"lookup","input":{"key":"alpha"}}]}""", span.Output);
        Assert.Equal("tool_use", span.Metadata.GetProperty("stop_reason").GetString());
        Assert.Equal(5, span.Usage["completion_tokens"]);
        Assert.True(span.Json.GetProperty("ttft").GetDouble() > 0);
    }

    [Fact]
    public async Task A_stream_that_breaks_off_with_an_error_keeps_what_arrived()
    {
        fake.Enqueue(new FakeLlmAnswer { Pieces = ["Let me "], BreaksOff = true });
        var text = new StringBuilder();

        await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            await foreach (var item in Client(fake.Address).Messages.CreateStreaming(Question("Write"), Timeout))
                text.Append(item.Json.GetRawText());
        });

        Assert.Equal("overloaded_error", Span.ErrorType);
        AssertJson("""{"content":[{"type":"text","text":"Let me "}]}""", Span.Output);
    }

    [Fact]
    public async Task Thinking_signatures_citations_and_cache_counters_of_a_stream_are_kept()
    {
        await using var endpoint = await ScriptedEndpoint.StartAsync(ScriptedAnswer.Events(
            """{"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","model":"claude-sonnet-4-5","content":[],"stop_reason":null,"usage":{"input_tokens":7,"cache_read_input_tokens":20,"cache_creation_input_tokens":11,"output_tokens":1}}}""",
            """{"type":"content_block_start","index":0,"content_block":{"type":"thinking","thinking":"","signature":""}}""",
            """{"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"Hmm"}}""",
            """{"type":"content_block_delta","index":0,"delta":{"type":"signature_delta","signature":"c2ln"}}""",
            """{"type":"content_block_start","index":1,"content_block":{"type":"text","text":""}}""",
            """{"type":"content_block_delta","index":1,"delta":{"type":"text_delta","text":"Grass is green"}}""",
            """{"type":"content_block_delta","index":1,"delta":{"type":"citations_delta","citation":{"type":"char_location","cited_text":"green","document_index":0,"start_char_index":0,"end_char_index":5}}}""",
            """{"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":9,"input_tokens":null}}""",
            """{"type":"message_stop"}"""));

        await foreach (var item in Client(endpoint.Address).Messages.CreateStreaming(Question("Colour?"), Timeout))
            Assert.NotNull(item);

        AssertJson(
            """{"content":[{"type":"thinking","thinking":"Hmm","signature":"c2ln"},{"type":"text","text":"Grass is green","citations":[{"type":"char_location","cited_text":"green","document_index":0,"start_char_index":0,"end_char_index":5}]}]}""",
            Span.Output);
        Assert.Equal((38, 9), (Span.Usage["prompt_tokens"], Span.Usage["completion_tokens"]));
    }

    [Fact]
    public async Task Tracing_twice_is_tracing_once()
    {
        await Client(fake.Address).UseOpik(Options).Messages.Create(Question("Hi"), Timeout);

        Assert.Equal("anthropic_messages_create", Span.Name);
    }

    private IAnthropicClient Client(Uri address) =>
        new AnthropicClient { ApiKey = "secret", BaseUrl = address == fake.Address ? new Uri(address, "anthropic").ToString() : address.ToString(), MaxRetries = 0 }.UseOpik(Options);

    private static MessageCreateParams Question(string text) =>
        new() { Model = "claude-3-5-haiku-latest", MaxTokens = 50, Messages = [new UserMessageParam(text)] };
}
