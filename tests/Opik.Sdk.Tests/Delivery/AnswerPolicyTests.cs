using System.Globalization;
using Opik.Delivery;

namespace Opik.Sdk.Tests.Delivery;

/// <summary>What each answer of a server does to the items of a request.</summary>
public sealed class AnswerPolicyTests
{
    [Theory(Timeout = 60_000)]
    [InlineData(400)]
    [InlineData(422)]
    [InlineData(500)]
    public async Task A_request_that_is_refused_is_halved_until_only_the_bad_item_is_lost(int status)
    {
        await using var delivery = await PolicyFixture.StartAsync();
        delivery.Server.Answer = (request, _) => Task.FromResult(request.Names.Contains("bad") ? status : 204);
        var names = Enumerable.Range(0, 1000).Select(i => i == 637 ? "bad" : i.ToString(CultureInfo.InvariantCulture)).ToList();

        delivery.Spans(names);
        var result = await delivery.FlushAsync();

        Assert.True(result.Flushed);
        Assert.Equal(999, result.SentItems);
        Assert.Equal(1, result.DroppedItems);
        var failure = Assert.Single(result.Failures);
        Assert.Equal(status == 500 ? FailureReason.HttpServerError : FailureReason.HttpClientError, failure.Reason);
        Assert.Equal(status, failure.StatusCode);
        Assert.Equal("as told", failure.Detail);
        Assert.Equal(names.Where(name => name != "bad"), delivery.Server.Accepted.SelectMany(request => request.Names));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_request_that_is_too_large_is_halved_until_it_fits()
    {
        await using var delivery = await PolicyFixture.StartAsync();
        delivery.Server.Answer = (request, _) => Task.FromResult(request.Length > 10_000 ? 413 : 204);

        delivery.Spans(Enumerable.Range(0, 500).Select(i => i.ToString(CultureInfo.InvariantCulture)));
        var result = await delivery.FlushAsync();

        Assert.True(result.Success);
        Assert.Equal(500, delivery.Server.Accepted.Sum(request => request.Items.Count));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_conflict_counts_as_sent()
    {
        await using var delivery = await PolicyFixture.StartAsync();
        delivery.Server.Answer = static (_, _) => Task.FromResult(409);

        delivery.Spans("one");
        var result = await delivery.FlushAsync();

        Assert.True(result.Success);
        Assert.Equal(1, result.SentItems);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_refused_key_loses_the_items_and_holds_their_kind_back_for_a_while()
    {
        await using var delivery = await PolicyFixture.StartAsync();
        delivery.Server.Answer = static (request, _) => Task.FromResult(request.Path.Contains("spans", StringComparison.Ordinal) ? 401 : 204);

        delivery.Spans("first");
        var first = await delivery.FlushAsync();
        delivery.Spans("second");
        delivery.Engine.Enqueue(TestItems.Trace(TestItems.NewId()));
        var second = await delivery.FlushAsync();

        Assert.Equal(FailureReason.Unauthorized, Assert.Single(first.Failures).Reason);
        Assert.Equal(FailureReason.Unauthorized, Assert.Single(second.Failures).Reason);
        Assert.Equal(1, second.SentItems);
        Assert.Equal(2, delivery.Server.Requests);
        Assert.Equal(2, delivery.Engine.GetErrorsReport().TotalDroppedItems);
    }

    [Theory(Timeout = 60_000)]
    [InlineData("RateLimit-Reset", "1")]
    [InlineData("Retry-After", "1")]
    [InlineData(null, null)]
    public async Task A_rate_limit_is_waited_out_and_loses_nothing(string? header, string? value)
    {
        await using var delivery = await PolicyFixture.StartAsync();
        var limited = 0;
        delivery.Server.Answer = (_, response) =>
        {
            if (Interlocked.Increment(ref limited) > 2)
                return Task.FromResult(204);
            if (header is not null)
                response.Headers[header] = value;
            return Task.FromResult(429);
        };
        var clock = System.Diagnostics.Stopwatch.StartNew();

        delivery.Spans("one", "two");
        var result = await delivery.FlushAsync();

        Assert.True(result.Success);
        Assert.Equal(2, result.SentItems);
        Assert.Equal(3, delivery.Server.Requests);
        if (header is not null)
            Assert.InRange(clock.Elapsed, TimeSpan.FromSeconds(1.9), TimeSpan.FromSeconds(30));
    }

    [Fact(Timeout = 60_000)]
    public async Task An_error_of_the_server_that_passes_loses_nothing()
    {
        await using var delivery = await PolicyFixture.StartAsync();
        var asked = 0;
        delivery.Server.Answer = (_, _) => Task.FromResult(Interlocked.Increment(ref asked) <= 2 ? 500 : 204);

        delivery.Spans("one", "two");
        var result = await delivery.FlushAsync();

        Assert.True(result.Success);
        Assert.Equal(3, delivery.Server.Requests);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_server_that_fails_at_everything_is_not_asked_about_every_item()
    {
        await using var delivery = await PolicyFixture.StartAsync();
        delivery.Server.Answer = static (_, _) => Task.FromResult(500);

        delivery.Spans(Enumerable.Range(0, 1000).Select(i => i.ToString(CultureInfo.InvariantCulture)));
        var result = await delivery.FlushAsync();

        Assert.True(result.Flushed);
        Assert.Equal(1000, result.DroppedItems);
        Assert.InRange(delivery.Server.Requests, 1, 60);
    }
}
