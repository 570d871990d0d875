using System.Diagnostics;
using Opik.Delivery;
using Opik.Delivery.Queueing;

namespace Opik.Sdk.Tests.Delivery;

/// <summary>The queue between the program and the intake.</summary>
public sealed class DeliveryQueueTests(ITestOutputHelper output)
{
    [Fact]
    public void The_bounds_of_items_and_of_bytes_hold_and_one_item_is_always_taken()
    {
        var byItems = new DeliveryQueue(4, 1000, 1000);
        var byBytes = new DeliveryQueue(100, 10, 1000);
        var item = new TestItem(DeliveryKind.Span, Guid.NewGuid(), "1234567890-1234567890");

        Assert.Equal([QueueAnswer.Taken, QueueAnswer.Taken, QueueAnswer.Taken, QueueAnswer.TakenNearlyFull, QueueAnswer.Full], Enumerable.Range(0, 5).Select(_ => byItems.Add(item)));
        Assert.Equal(4, byItems.Length);
        Assert.Equal(4, byItems.Accepted);
        Assert.Equal([QueueAnswer.TakenNearlyFull, QueueAnswer.Full], Enumerable.Range(0, 2).Select(_ => byBytes.Add(item)));
        Assert.True(byBytes.TryTake(out _));
        Assert.Equal((0, 0), (byBytes.Length, byBytes.Bytes));
    }

    [Fact(Timeout = 60_000)]
    public async Task What_many_threads_add_is_taken_once_and_in_the_order_of_each()
    {
        var queue = new DeliveryQueue(int.MaxValue, long.MaxValue, long.MaxValue);
        var threads = Enumerable.Range(0, 8).Select(thread => Task.Run(() =>
        {
            for (var i = 0; i < 10_000; i++)
                queue.Add(new TestItem(DeliveryKind.Span, Guid.Empty, $"{thread} {i}"));
        })).ToArray();
        var next = new int[8];

        for (var taken = 0; taken < 80_000;)
        {
            queue.SleepUntil(1);
            while (queue.TryTake(out var entry))
            {
                var parts = ((TestItem)entry.Item!).Json.Split(' ');
                Assert.Equal(next[int.Parse(parts[0])]++, int.Parse(parts[1]));
                taken++;
            }
        }

        await Task.WhenAll(threads);
        Assert.Equal((0, 0), (queue.Length, queue.Bytes));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_wake_that_comes_before_the_sleep_ends_it()
    {
        var queue = new DeliveryQueue(100, long.MaxValue, long.MaxValue);

        // What ends a sleep, closing for one, may happen between the last look at it and the sleep.
        queue.Wake();
        await Task.Run(() => queue.SleepUntil(1)).WaitAsync(TestContext.Current.CancellationToken);

        var second = Task.Run(() => queue.SleepUntil(1));
        await Assert.ThrowsAsync<TimeoutException>(() => second.WaitAsync(TimeSpan.FromMilliseconds(100), TestContext.Current.CancellationToken));
        queue.Wake();
        await second.WaitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public void Adding_allocates_nothing_but_the_segments_of_the_queue()
    {
        const int count = 50_000;
        var queue = new DeliveryQueue(count * 2, long.MaxValue, long.MaxValue);
        var item = new TestItem(DeliveryKind.Span, Guid.NewGuid(), "{}");
        queue.Add(item);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var clock = Stopwatch.StartNew();

        for (var i = 0; i < count; i++)
            queue.Add(item);

        var took = clock.Elapsed;
        var bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / (double)count;
        output.WriteLine($"{took.TotalNanoseconds / count:0} ns and {bytes:0.0} bytes an item");
        // 32 bytes a slot; the segments double, so that up to twice as much is reserved.
        Assert.InRange(bytes, 0, 96);
    }
}
