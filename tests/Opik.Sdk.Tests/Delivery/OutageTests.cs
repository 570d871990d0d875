using Opik.Delivery;
using Opik.Rest;

namespace Opik.Sdk.Tests.Delivery;

/// <summary>Servers that are away for a while.</summary>
public sealed class OutageTests
{
    [Theory(Timeout = 60_000)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task While_the_server_is_away_a_flush_returns_promptly_and_everything_is_kept_in_order(int status)
    {
        await using var delivery = await PolicyFixture.StartAsync();
        var answer = status;
        delivery.Server.Answer = (_, _) => Task.FromResult(Volatile.Read(ref answer));
        var trace = TestItems.NewId();

        delivery.Engine.Enqueue(TestItems.Trace(trace));
        var first = await delivery.FlushAsync();
        delivery.Engine.Enqueue(TestItems.TraceUpdate(trace, "first"));
        var second = await delivery.FlushAsync();
        delivery.Engine.Enqueue(TestItems.TraceUpdate(trace, "second"));
        var third = await delivery.FlushAsync();
        Volatile.Write(ref answer, 204);
        var last = await delivery.FlushAsync();

        Assert.Equal([(false, 1L, 0L), (false, 2L, 0L), (false, 3L, 0L), (true, 0L, 3L)], new[] { first, second, third, last }.Select(result => (result.Flushed, result.SpooledItems, result.SentItems)));
        Assert.Equal(["POST", "PATCH", "PATCH"], delivery.Server.Accepted.Select(request => request.Method));
        Assert.Equal(["first", "second"], delivery.Server.Accepted.Skip(1).Select(request => request.Body["output"]!["text"]!.GetValue<string>()));
    }

    [Fact(Timeout = 60_000)]
    public async Task What_was_kept_is_sent_without_a_flush_when_the_server_is_back()
    {
        await using var delivery = await PolicyFixture.StartAsync();
        var answer = 503;
        delivery.Server.Answer = (_, _) => Task.FromResult(Volatile.Read(ref answer));
        delivery.Spans("one");
        await delivery.FlushAsync();

        Volatile.Write(ref answer, 204);
        while (delivery.Server.Accepted.Count == 0)
            await Task.Delay(10, TestContext.Current.CancellationToken);

        Assert.Equal(["one"], delivery.Server.Accepted.SelectMany(request => request.Names));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_server_that_hangs_delays_a_flush_no_longer_than_its_timeout()
    {
        await using var delivery = await PolicyFixture.StartAsync();
        delivery.Server.Answer = static async (_, response) =>
        {
            await Task.Delay(Timeout.Infinite, response.HttpContext.RequestAborted);
            return 204;
        };
        delivery.Spans("one");
        var clock = System.Diagnostics.Stopwatch.StartNew();

        var result = await delivery.FlushAsync(TimeSpan.FromMilliseconds(300));

        Assert.False(result.Flushed);
        Assert.Equal(1, result.RemainingQueueSize);
        Assert.InRange(clock.Elapsed, TimeSpan.FromMilliseconds(290), TimeSpan.FromSeconds(5));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_server_slower_than_the_program_gets_everything_in_order_while_memory_holds_only_a_few_requests()
    {
        await using var delivery = await PolicyFixture.StartAsync(new DeliverySettings { BatchItems = 10, BatchDelay = TimeSpan.FromMilliseconds(1) });
        delivery.Server.Answer = static async (_, response) =>
        {
            await Task.Delay(2, response.HttpContext.RequestAborted);
            return 204;
        };
        var names = Enumerable.Range(0, 3000).Select(i => $"{i}").ToList();

        delivery.Spans(names);
        var result = await delivery.FlushAsync();

        Assert.True(result.Success);
        Assert.Equal(names, delivery.Server.Accepted.SelectMany(request => request.Names));
    }

    [Fact(Timeout = 60_000)]
    public async Task Without_a_spool_memory_keeps_what_fits_and_the_rest_is_counted()
    {
        await using var server = await FakeOpik.StartAsync();
        var answer = 503;
        server.Answer = (_, _) => Task.FromResult(Volatile.Read(ref answer));
        using var rest = new OpikRest(new OpikOptions { UrlOverride = server.Address });
        var settings = new DeliverySettings { MaximalQueueSize = 100, BatchItems = 10, FirstRetryDelay = TimeSpan.FromMilliseconds(5), PingInterval = TimeSpan.FromMilliseconds(20) };
        await using var engine = new DeliveryEngine(settings, rest, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);
        var trace = TestItems.NewId();

        for (var i = 0; i < 1000; i++)
            engine.Enqueue(TestItems.Span(TestItems.NewId(), trace));
        var away = await engine.FlushAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Volatile.Write(ref answer, 204);
        var back = await engine.FlushAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        Assert.False(away.Flushed);
        Assert.True(back.Flushed);
        var report = engine.GetErrorsReport();
        Assert.InRange(report.TotalDroppedItems, 800, 900);
        Assert.All(report.Failures, failure => Assert.Equal(FailureReason.QueueOverflow, failure.Reason));
        Assert.Equal(1000 - report.TotalDroppedItems, server.Accepted.Sum(request => request.Items.Count));
    }
}
