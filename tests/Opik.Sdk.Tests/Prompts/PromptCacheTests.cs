using Microsoft.Extensions.Logging.Abstractions;
using Opik.Prompts;

namespace Opik.Sdk.Tests.Prompts;

public sealed class PromptCacheTests
{
    private readonly SteppedClock clock = new();
    private readonly PromptCache cache;
    private int fetches;

    public PromptCacheTests() => cache = new PromptCache(TimeSpan.FromMinutes(5), clock, NullLogger.Instance);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact(Timeout = 30_000)]
    public async Task A_fresh_version_is_served_from_memory_and_an_old_one_while_the_new_one_comes()
    {
        Assert.Equal("1", await ReadAsync(Key("p")));
        Assert.Equal("1", await ReadAsync(Key("p")));
        clock.Step(TimeSpan.FromMinutes(5));
        var coming = new TaskCompletionSource<StoredPrompt?>();
        Assert.Equal("1", await ReadAsync(Key("p"), () => coming.Task));
        Assert.Equal("1", await ReadAsync(Key("p")));
        coming.SetResult(new Prompt("p", "fresh"));

        await UntilAsync(async () => await ReadAsync(Key("p")) == "fresh");
        Assert.Equal(1, fetches);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_commit_never_gets_old()
    {
        var key = Key("p") with { Commit = "12345678" };
        await ReadAsync(key);
        clock.Step(TimeSpan.FromDays(30));
        await ReadAsync(key);

        Assert.Equal(1, fetches);
    }

    [Fact(Timeout = 30_000)]
    public async Task The_least_recently_used_goes_first()
    {
        for (var number = 0; number < PromptCache.Capacity; number++)
            await ReadAsync(Key($"p{number}"));
        await ReadAsync(Key("p0"));
        await ReadAsync(Key("one more"));
        Assert.Equal(PromptCache.Capacity + 1, fetches);

        await ReadAsync(Key("p0"));
        Assert.Equal(PromptCache.Capacity + 1, fetches);
        await ReadAsync(Key("p1"));
        Assert.Equal(PromptCache.Capacity + 2, fetches);
    }

    [Fact(Timeout = 30_000)]
    public async Task Callers_at_once_share_one_fetch()
    {
        var coming = new TaskCompletionSource<StoredPrompt?>();
        var readers = Enumerable.Range(0, 20).Select(_ => ReadAsync(Key("p"), () => { Interlocked.Increment(ref fetches); return coming.Task; })).ToList();
        coming.SetResult(new Prompt("p", "x"));
        await Task.WhenAll(readers);

        Assert.Equal(1, fetches);
    }

    [Fact(Timeout = 30_000)]
    public async Task Nothing_and_failures_are_not_remembered_and_an_evicted_version_is_fetched_again()
    {
        Assert.Null(await ReadAsync(Key("p"), () => Task.FromResult<StoredPrompt?>(null)));
        await Assert.ThrowsAsync<OpikConnectionException>(() => ReadAsync(Key("p"), () => Task.FromException<StoredPrompt?>(new OpikConnectionException("away"))));
        Assert.Equal("1", await ReadAsync(Key("p")));
        cache.Evict("project", "p");
        Assert.Equal("2", await ReadAsync(Key("p")));
    }

    [Fact(Timeout = 30_000)]
    public async Task An_old_version_stays_when_the_server_is_away()
    {
        await ReadAsync(Key("p"));
        clock.Step(TimeSpan.FromMinutes(6));

        Assert.Equal("1", await ReadAsync(Key("p"), () => Task.FromException<StoredPrompt?>(new OpikConnectionException("away"))));
        Assert.Equal("1", await ReadAsync(Key("p"), () => Task.FromException<StoredPrompt?>(new OpikConnectionException("away"))));
    }

    private static PromptKey Key(string name) => new("project", name, null, null, null);

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        while (!await holds())
            await Task.Yield();
    }

    private async Task<string?> ReadAsync(PromptKey key, Func<Task<StoredPrompt?>>? fetch = null) =>
        (await cache.GetAsync(key, fetch ?? (() => Task.FromResult<StoredPrompt?>(new Prompt(key.Name, $"{++fetches}"))), Cancel) as Prompt)?.Template;

    private sealed class SteppedClock : TimeProvider
    {
        private long now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Interlocked.Read(ref now);

        public void Step(TimeSpan time) => Interlocked.Add(ref now, time.Ticks);
    }
}
