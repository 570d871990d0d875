using System.Text.Json.Nodes;
using Opik.Delivery;

namespace Opik.Sdk.Tests.Delivery;

/// <summary>The way of items to the real server.</summary>
public sealed class DeliveryTests
{
    [Fact(Timeout = 120_000)]
    public async Task What_was_queued_before_a_flush_is_stored_after_it()
    {
        await using var delivery = await DeliveryFixture.StartAsync();
        var trace = TestItems.NewId();
        var spans = Enumerable.Range(0, 2500).Select(_ => TestItems.NewId()).ToList();

        delivery.Engine.Enqueue(TestItems.Trace(trace));
        foreach (var span in spans)
            delivery.Engine.Enqueue(TestItems.Span(span, trace));
        var result = await delivery.FlushAsync();

        Assert.True(result.Success);
        Assert.Equal(2501, result.SentItems);
        Assert.Equal(0, result.RemainingQueueSize);
        var stored = await delivery.ReadAsync();
        Assert.Equal(trace.ToString(), Assert.Single(stored.Traces)["id"]!.GetValue<string>());
        Assert.Equal(spans.Select(id => id.ToString()).Order(), stored.Spans.Select(span => span["id"]!.GetValue<string>()).Order());
    }

    [Fact(Timeout = 120_000)]
    public async Task Without_a_flush_items_are_sent_after_the_batch_delay()
    {
        await using var delivery = await DeliveryFixture.StartAsync(new DeliverySettings { BatchDelay = TimeSpan.FromMilliseconds(50) });

        delivery.Engine.Enqueue(TestItems.Trace(TestItems.NewId()));

        while ((await delivery.ReadAsync()).Traces.Count == 0)
            await Task.Delay(20, TestContext.Current.CancellationToken);
    }

    [Fact(Timeout = 120_000)]
    public async Task Updates_and_scores_follow_their_create_whatever_the_order_of_arrival_in_a_pass()
    {
        await using var delivery = await DeliveryFixture.StartAsync();
        var trace = TestItems.NewId();

        delivery.Engine.Enqueue(TestItems.TraceScore(trace, "quality", 0.5));
        delivery.Engine.Enqueue(TestItems.TraceUpdate(trace, "updated"));
        delivery.Engine.Enqueue(TestItems.Trace(trace));
        delivery.Engine.Enqueue(TestItems.TraceScore(trace, "quality", 0.75));
        var result = await delivery.FlushAsync();

        Assert.True(result.Success);
        var stored = Assert.Single((await delivery.ReadAsync()).Traces);
        Assert.Equal("updated", stored["output"]!["text"]!.GetValue<string>());
        Assert.Equal("hello", stored["input"]!["text"]!.GetValue<string>());
        Assert.Equal(0.75, Assert.Single(stored["feedback_scores"]!.AsArray())!["value"]!.GetValue<double>());
    }

    [Fact(Timeout = 120_000)]
    public async Task Whole_writes_of_one_entity_are_merged_and_the_newest_is_sent()
    {
        await using var delivery = await DeliveryFixture.StartAsync();
        var trace = TestItems.NewId();
        var item = TestItems.Trace(trace, "first");

        delivery.Engine.Enqueue(item);
        item.Json = JsonNode.Parse(item.Json)!.AsObject().Also(json => json["name"] = "changed while it waited").ToJsonString();
        delivery.Engine.Enqueue(item);
        var whileItWaited = await delivery.FlushAsync();
        delivery.Engine.Enqueue(TestItems.Trace(trace, "second"));
        delivery.Engine.Enqueue(TestItems.Trace(trace, "third"));
        var others = await delivery.FlushAsync();

        Assert.Equal(1, whileItWaited.SentItems);
        Assert.Equal(1, others.SentItems);
        Assert.Equal("third", Assert.Single((await delivery.ReadAsync()).Traces)["name"]!.GetValue<string>());
    }

    [Fact(Timeout = 120_000)]
    public async Task An_item_that_cannot_be_written_costs_only_itself()
    {
        await using var delivery = await DeliveryFixture.StartAsync();
        var trace = TestItems.NewId();

        delivery.Engine.Enqueue(new TestItem(DeliveryKind.Span, TestItems.NewId(), "{}") { Failure = new InvalidOperationException("no JSON") });
        delivery.Engine.Enqueue(TestItems.Span(TestItems.NewId(), trace));
        delivery.Engine.Enqueue(new TestItem(DeliveryKind.Span, TestItems.NewId(), "{}") { Failure = new InvalidOperationException("no JSON") });
        delivery.Engine.Enqueue(TestItems.Span(TestItems.NewId(), trace));
        var result = await delivery.FlushAsync();

        Assert.True(result.Flushed);
        Assert.False(result.Success);
        Assert.Equal(2, result.SentItems);
        Assert.Equal(2, result.DroppedItems);
        Assert.All(result.Failures, failure => Assert.Equal((FailureReason.Serialization, "span", "no JSON"), (failure.Reason, failure.MessageType, failure.Detail)));
        Assert.Equal(2, (await delivery.ReadAsync()).Spans.Count);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_hundred_flushes_at_once_all_end_and_a_flush_of_nothing_ends_at_once()
    {
        await using var delivery = await DeliveryFixture.StartAsync();
        var trace = TestItems.NewId();

        var results = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() =>
        {
            delivery.Engine.Enqueue(TestItems.Span(TestItems.NewId(), trace));
            return delivery.FlushAsync();
        })));
        var nothing = await delivery.FlushAsync();

        Assert.All(results, result => Assert.True(result.Success));
        Assert.True(nothing.Success);
        Assert.Equal(0, nothing.SentItems);
        Assert.Equal(100, (await delivery.ReadAsync()).Spans.Count);
    }
}
