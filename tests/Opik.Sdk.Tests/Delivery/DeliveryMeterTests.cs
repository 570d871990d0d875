using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;

namespace Opik.Sdk.Tests.Delivery;

/// <summary>The figures that dashboards read.</summary>
public sealed class DeliveryMeterTests
{
    [Fact(Timeout = 60_000)]
    public async Task Accepted_is_sent_plus_lost_plus_merged_plus_what_waits()
    {
        await using var delivery = await PolicyFixture.StartAsync();
        delivery.Server.Answer = static (request, _) => Task.FromResult(request.Path.Contains("spans", StringComparison.Ordinal) && request.Names.Contains("bad") ? 400 : 204);
        var sums = new ConcurrentDictionary<string, double>(StringComparer.Ordinal);
        var requests = 0;
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, to) =>
        {
            if (ReferenceEquals(instrument.Meter, delivery.Engine.Meter))
                to.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => sums.AddOrUpdate(instrument.Name, value, (_, sum) => sum + value));
        listener.SetMeasurementEventCallback<double>((_, _, _, _) => Interlocked.Increment(ref requests));
        listener.Start();

        delivery.Spans(Enumerable.Range(0, 10).Select(i => i == 3 ? "bad" : i.ToString(CultureInfo.InvariantCulture)));
        var trace = TestItems.NewId();
        delivery.Engine.Enqueue(TestItems.Trace(trace));
        delivery.Engine.Enqueue(TestItems.Trace(trace));
        await delivery.FlushAsync();
        listener.RecordObservableInstruments();

        Assert.Equal("Opik", delivery.Engine.Meter.Name);
        Assert.Equal(12, sums["opik.delivery.accepted"]);
        Assert.Equal(1, sums["opik.delivery.failed"]);
        Assert.Equal(11, sums["opik.delivery.sent"] + sums["opik.delivery.merged"]);
        Assert.Equal(0, sums["opik.delivery.queue.length"]);
        Assert.True(requests >= 2);
    }
}
