using System.Diagnostics.Metrics;

namespace Opik.Delivery.Reporting;

/// <summary>
/// The meter <c>Opik</c>. Totals are observed, not counted twice, so that a span costs nothing more when nobody listens.
/// </summary>
internal sealed class DeliveryMeter : IDisposable
{
    /// <summary>Name of the meter.</summary>
    public const string Name = "Opik";

    private readonly Meter meter = new(Name, typeof(DeliveryMeter).Assembly.GetName().Version?.ToString(3));
    private readonly Histogram<double> duration;

    /// <summary>The meter of this engine; all engines share the name.</summary>
    public Meter Meter => meter;

    public DeliveryMeter(Func<long> accepted, Func<long> waiting, Func<long> onDisk, DeliveryCounts counts, LossLog losses)
    {
        meter.CreateObservableCounter("opik.delivery.accepted", accepted, "{item}", "Items taken into the queue.");
        meter.CreateObservableCounter("opik.delivery.sent", () => counts.TotalSent, "{item}", "Items the server acknowledged.");
        meter.CreateObservableCounter("opik.delivery.merged", () => counts.TotalMerged, "{item}", "Items replaced by a newer write of the same entity before they were sent.");
        meter.CreateObservableCounter("opik.delivery.spooled", () => counts.TotalSpooled, "{item}", "Items written to disk.");
        meter.CreateObservableCounter("opik.delivery.failed", () => Failed(losses), "{item}", "Items lost, by reason.");
        meter.CreateObservableCounter("opik.delivery.dropped", () => losses.ItemsOf(FailureReason.QueueOverflow), "{item}", "Items that found no room.");
        meter.CreateObservableGauge("opik.delivery.queue.length", waiting, "{item}", "Items that wait in memory.");
        meter.CreateObservableGauge("opik.delivery.spool.length", onDisk, "{item}", "Items that wait on disk.");
        duration = meter.CreateHistogram<double>("opik.delivery.batch.duration", "s", "Time of a request, by kind and status.");
    }

    /// <summary>A request came to an end.</summary>
    public void Request(string kind, int? status, TimeSpan took)
    {
        if (duration.Enabled)
            duration.Record(took.TotalSeconds, new KeyValuePair<string, object?>("kind", kind), new KeyValuePair<string, object?>("status", status));
    }

    /// <inheritdoc/>
    public void Dispose() => meter.Dispose();

    private static IEnumerable<Measurement<long>> Failed(LossLog losses) =>
        Enum.GetValues<FailureReason>().Select(reason => new Measurement<long>(losses.ItemsOf(reason), new KeyValuePair<string, object?>("reason", reason.ToString())));
}
