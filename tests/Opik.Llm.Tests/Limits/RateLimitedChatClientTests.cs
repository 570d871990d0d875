using Microsoft.Extensions.AI;

namespace Opik.Llm.Tests.Limits;

public sealed class RateLimitedChatClientTests
{
    private readonly JumpingClock _clock = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_more_calls_run_at_once_than_allowed()
    {
        var (running, most) = (0, 0);
        var gate = new SemaphoreSlim(0);
        using var inner = new GatedClient(async token =>
        {
            var now = Interlocked.Increment(ref running);
            InterlockedMax(ref most, now);
            await gate.WaitAsync(token);
            Interlocked.Decrement(ref running);
        });
        using var limiter = new ChatLimiter(new() { MaxConcurrency = 2 });
        using var client = new RateLimitedChatClient(inner, limiter);

        var calls = Enumerable.Range(0, 6).Select(_ => client.GetResponseAsync("a", cancellationToken: Stop)).ToArray();
        gate.Release(6);
        await Task.WhenAll(calls).WaitAsync(TimeSpan.FromSeconds(10), Stop);

        Assert.Equal(2, most);
    }

    [Fact]
    public async Task Calls_beyond_those_of_a_minute_wait_for_the_next_one()
    {
        using var inner = ScriptedClient.Texts("a");
        using var limiter = new ChatLimiter(new() { RequestsPerMinute = 2 }, _clock);
        using var client = new RateLimitedChatClient(inner, limiter);

        for (var i = 0; i < 5; i++)
        {
            await client.GetResponseAsync("a", cancellationToken: Stop);
            _clock.Advance(TimeSpan.FromSeconds(10));
        }

        // Begun at 0, 10, 60, 70 and 120 seconds.
        Assert.Equal([40, 40], _clock.Pauses.Select(pause => Math.Round(pause.TotalSeconds)));
    }

    [Fact]
    public async Task Tokens_are_guessed_before_a_call_and_counted_after_it()
    {
        using var inner = ScriptedClient.Texts("a");
        using var limiter = new ChatLimiter(new() { TokensPerMinute = 300 }, _clock);
        using var client = new RateLimitedChatClient(inner, limiter);

        // Each is guessed as 257 tokens, and was 15: they fit into one minute until 300 - 257 is spent.
        for (var i = 0; i < 3; i++)
            await client.GetResponseAsync("abcd", cancellationToken: Stop);
        Assert.Empty(_clock.Pauses);
        await client.GetResponseAsync("abcd", cancellationToken: Stop);
        Assert.Single(_clock.Pauses);
    }

    [Fact]
    public async Task A_call_longer_than_the_limit_waits_until_it_is_alone()
    {
        using var inner = ScriptedClient.Texts("a");
        using var limiter = new ChatLimiter(new() { TokensPerMinute = 100 }, _clock);
        using var client = new RateLimitedChatClient(inner, limiter);

        await client.GetResponseAsync("abcd", new() { MaxOutputTokens = 1000 }, Stop);
        await client.GetResponseAsync("abcd", new() { MaxOutputTokens = 1000 }, Stop);

        Assert.Equal(60, Assert.Single(_clock.Pauses).TotalSeconds);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_refused_call_is_repeated_after_the_pause_that_is_asked_for(bool isStream)
    {
        using var inner = new ScriptedClient(() => throw new ChatException(429, "slow") { RetryAfter = TimeSpan.FromSeconds(7) }, () => throw new ChatException(529, "busy"), () => ScriptedClient.Text("ok"));
        using var limiter = new ChatLimiter(new(), _clock);
        using var client = new RateLimitedChatClient(inner, limiter);

        var response = isStream ? await client.GetStreamingResponseAsync("a", cancellationToken: Stop).ToChatResponseAsync(Stop) : await client.GetResponseAsync("a", cancellationToken: Stop);

        Assert.Equal("ok", response.Text);
        Assert.Equal([7, 2], _clock.Pauses.Select(pause => pause.TotalSeconds));
    }

    [Theory]
    [InlineData(429, 61, 1)]
    [InlineData(400, 1, 1)]
    [InlineData(429, 1, 4)]
    public async Task Some_refusals_are_final(int status, int pause, int calls)
    {
        using var inner = new ScriptedClient(() => throw new ChatException(status, "no") { RetryAfter = TimeSpan.FromSeconds(pause) });
        using var limiter = new ChatLimiter(new(), _clock);
        using var client = new RateLimitedChatClient(inner, limiter);

        Assert.Equal(status, (await Assert.ThrowsAsync<ChatException>(() => client.GetResponseAsync("a", cancellationToken: Stop))).Status);
        Assert.Equal(calls, inner.Asked.Count);
    }

    [Fact]
    public async Task A_call_that_is_cancelled_while_it_waits_leaves_its_place_to_others()
    {
        var gate = new SemaphoreSlim(0);
        using var inner = new GatedClient(gate.WaitAsync);
        using var limiter = new ChatLimiter(new() { MaxConcurrency = 1 });
        using var client = new RateLimitedChatClient(inner, limiter);
        using var cancel = new CancellationTokenSource();
        var first = client.GetResponseAsync("a", cancellationToken: Stop);
        var second = client.GetResponseAsync("a", cancellationToken: cancel.Token);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);

        gate.Release(2);
        await first.WaitAsync(TimeSpan.FromSeconds(10), Stop);
        await client.GetResponseAsync("a", cancellationToken: Stop).WaitAsync(TimeSpan.FromSeconds(10), Stop);
    }

    [Fact]
    public void Limits_have_ranges()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ChatLimiter(new() { MaxConcurrency = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ChatLimiter(new() { RequestsPerMinute = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ChatLimiter(new() { TokensPerMinute = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ChatLimiter(new() { Retries = 11 }));
    }

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = Volatile.Read(ref most); value > seen && Interlocked.CompareExchange(ref most, value, seen) != seen; seen = Volatile.Read(ref most))
        {
        }
    }

    private sealed class GatedClient(Func<CancellationToken, Task> gate) : DelegatingChatClient(ScriptedClient.Texts("a"))
    {
        public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        {
            await gate(cancellationToken);
            return await base.GetResponseAsync(messages, options, cancellationToken);
        }
    }
}
