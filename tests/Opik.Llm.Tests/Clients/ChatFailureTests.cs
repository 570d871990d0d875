using System.Diagnostics;
using Microsoft.Extensions.AI;
using Opik.Testing;
using Opik.Testing.FakeLlm;

namespace Opik.Llm.Tests.Clients;

/// <summary>What programs see when a provider refuses, stalls, breaks off or answers nonsense.</summary>
public sealed class ChatFailureTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private FakeLlmServer _fake = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Ids => ["openai/gpt-4o", "anthropic/claude-sonnet-4-5", "gemini/gemini-2.5-flash", "bedrock/amazon.nova-lite-v1:0", "azure/d"];

    public async ValueTask InitializeAsync() => _fake = await FakeLlmServer.StartAsync();

    public ValueTask DisposeAsync() => _fake.DisposeAsync();

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task A_refusal_has_status_words_and_pause_but_never_the_key(string id)
    {
        using var client = FakeModels.Create(_fake, id);
        _fake.Enqueue(FakeLlmAnswer.Refusal(429, $"slow down, {FakeModels.Key}", retryAfter: 7));

        var refusal = await Assert.ThrowsAsync<ChatException>(() => client.GetResponseAsync("you", cancellationToken: Stop));

        Assert.Equal((429, TimeSpan.FromSeconds(7)), (refusal.Status, refusal.RetryAfter!.Value));
        Assert.StartsWith("slow down, ", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(FakeModels.Key, refusal.Message, StringComparison.Ordinal);
        Assert.Single(_fake.Requests);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Nonsense_is_no_answer(string id)
    {
        using var client = FakeModels.Create(_fake, id);
        _fake.Enqueue(new FakeLlmAnswer { Raw = "not json" }, new FakeLlmAnswer { Raw = "{}" });

        Assert.Equal(502, (await Assert.ThrowsAsync<ChatException>(() => client.GetResponseAsync("you", cancellationToken: Stop))).Status);
        Assert.Equal(502, (await Assert.ThrowsAsync<ChatException>(() => client.GetResponseAsync("you", cancellationToken: Stop))).Status);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task A_stream_that_breaks_gives_its_pieces_then_fails(string id)
    {
        using var client = FakeModels.Create(_fake, id);
        _fake.Enqueue(FakeLlmAnswer.Text("a", "b") with { BreaksOff = true });
        var seen = string.Empty;

        var broken = await Assert.ThrowsAsync<ChatException>(async () =>
        {
            await foreach (var update in client.GetStreamingResponseAsync("you", cancellationToken: Stop))
                seen += update.Text;
        });

        Assert.Equal(("ab", 502, "the fake broke off"), (seen, broken.Status, broken.Message));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task A_call_that_is_cancelled_ends_at_the_provider_too(string id)
    {
        using var client = FakeModels.Create(_fake, id);
        _fake.Enqueue(FakeLlmAnswer.Text("late") with { Pause = TimeSpan.FromMinutes(1) });
        using var cancel = new CancellationTokenSource();

        var call = client.GetResponseAsync("you", cancellationToken: cancel.Token);
        await Eventually(() => _fake.Requests.Count == 1);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.WaitAsync(Patience, Stop));
        await Eventually(() => _fake.Cancelled == 1);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_provider_that_is_silent_for_too_long_is_given_up(bool isInTheMiddle)
    {
        using var client = FakeModels.Create(_fake, "openai/gpt-4o", options => options with { ReadTimeout = TimeSpan.FromMilliseconds(300) });
        var minute = TimeSpan.FromMinutes(1);
        _fake.Enqueue(isInTheMiddle ? FakeLlmAnswer.Text("a", "b") with { PieceWait = minute } : FakeLlmAnswer.Text("a") with { Pause = minute });

        var late = await Assert.ThrowsAsync<ChatException>(async () => await client.GetStreamingResponseAsync("you", cancellationToken: Stop).ToListAsync(Stop).AsTask().WaitAsync(Patience, Stop));

        Assert.Equal((504, "openai did not answer in time."), (late.Status, late.Message));
    }

    [Fact]
    public async Task A_slow_stream_that_keeps_coming_is_waited_for()
    {
        using var client = FakeModels.Create(_fake, "openai/gpt-4o", options => options with { ReadTimeout = TimeSpan.FromSeconds(2) });
        _fake.Enqueue(FakeLlmAnswer.Text([.. Enumerable.Repeat("a", 30)]) with { PieceWait = TimeSpan.FromMilliseconds(100) });
        var watch = Stopwatch.StartNew();

        var response = await client.GetStreamingResponseAsync("you", cancellationToken: Stop).ToChatResponseAsync(Stop);

        Assert.Equal(30, response.Text.Length);
        Assert.True(watch.Elapsed > TimeSpan.FromSeconds(2), "the whole took no longer than the limit of a piece: nothing was tested");
    }

    [Fact]
    public async Task Calls_are_repeated_where_asked_and_only_before_an_answer()
    {
        var clock = new JumpingClock();
        using var http = new HttpClient();
        using var client = FakeModels.Create(_fake, "openai/gpt-4o", options => options with { Retries = 2, Clock = clock, Http = http });
        _fake.Enqueue(FakeLlmAnswer.Refusal(503, "busy"), FakeLlmAnswer.Refusal(429, "slow", retryAfter: 3), FakeLlmAnswer.Text("ok"), FakeLlmAnswer.Refusal(400, "no"));

        Assert.Equal("ok", (await client.GetResponseAsync("you", cancellationToken: Stop)).Text);
        Assert.Equal(400, (await Assert.ThrowsAsync<ChatException>(() => client.GetResponseAsync("you", cancellationToken: Stop))).Status);

        Assert.Equal(4, _fake.Requests.Count);
        Assert.Contains(TimeSpan.FromSeconds(3), clock.Pauses);
    }

    [Fact]
    public async Task A_provider_that_is_not_there_is_told()
    {
        using var client = FakeModels.Create(_fake, "openai/gpt-4o", options => options with { Endpoint = new Uri($"http://127.0.0.1:{LoopbackPorts.Free(1)[0]}/v1") });

        var failure = await Assert.ThrowsAsync<ChatException>(() => client.GetResponseAsync("you", cancellationToken: Stop));

        Assert.Equal(502, failure.Status);
        Assert.Contains("could not be reached", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Arguments_of_a_tool_that_are_no_json_are_told_with_the_call()
    {
        using var client = FakeModels.Create(_fake, "openai/gpt-4o");
        _fake.Enqueue(FakeLlmAnswer.ToolCall("f", "{\"a\":"));

        var response = await client.GetResponseAsync("you", cancellationToken: Stop);

        var call = Assert.Single(response.Messages[0].Contents.OfType<FunctionCallContent>());
        Assert.NotNull(call.Exception);
    }

    private static async Task Eventually(Func<bool> holds)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (!holds())
            await Task.Delay(10, limit.Token);
    }
}
