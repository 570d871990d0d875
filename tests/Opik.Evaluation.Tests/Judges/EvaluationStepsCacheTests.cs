using Opik.Evaluation.Judges;

namespace Opik.Evaluation.Tests.Judges;

public sealed class EvaluationStepsCacheTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_not_used_for_longest_goes_first()
    {
        var cache = new EvaluationStepsCache(capacity: 2);
        var made = new List<string>();

        foreach (var key in new[] { "a", "b", "a", "c", "a", "b" })
            await cache.GetAsync(key, () => Make(key), Cancellation);

        Assert.Equal(["a", "b", "c", "b"], made);
        Assert.Equal(2, cache.Count);

        Task<string> Make(string key)
        {
            made.Add(key);
            return Task.FromResult(key);
        }
    }

    [Fact]
    public async Task What_fails_is_not_kept()
    {
        var cache = new EvaluationStepsCache();

        await Assert.ThrowsAsync<InvalidOperationException>(() => cache.GetAsync("a", () => throw new InvalidOperationException("no"), Cancellation));

        Assert.Equal(0, cache.Count);
        Assert.Equal("yes", await cache.GetAsync("a", () => Task.FromResult("yes"), Cancellation));
    }

    [Fact]
    public async Task One_that_goes_away_does_not_end_the_call_for_the_others()
    {
        var cache = new EvaluationStepsCache();
        var answer = new TaskCompletionSource<string>();
        using var stop = new CancellationTokenSource();
        var first = cache.GetAsync("a", () => answer.Task, stop.Token);
        var second = cache.GetAsync("a", () => throw new InvalidOperationException("asked twice"), Cancellation);

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        answer.SetResult("steps");

        Assert.Equal("steps", await second);
    }

    [Fact]
    public void A_cache_of_nothing_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new EvaluationStepsCache(0));
}
