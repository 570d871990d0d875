using Opik.Delivery;

namespace Opik.Tracing.Recording;

/// <summary>
/// Shows recordings what a client hands to delivery: the one way in which a program looks at its own traces (recordings of a
/// program, spans of an evaluated task, recorders of unit tests). Costs one read of a field while nobody records.
/// </summary>
internal sealed class DeliveryTap(IDelivery inner) : IDelivery
{
    private readonly Lock gate = new();
    private volatile RecordedItems[] recordings = [];
    private int recordedByProgram;

    /// <summary>What sends.</summary>
    public IDelivery Inner => inner;

    /// <inheritdoc/>
    public void Enqueue(DeliveryItem item)
    {
        // Recorded first: what a flush has sent is in every recording.
        foreach (var recording in recordings)
            recording.Add(item);
        inner.Enqueue(item);
    }

    /// <inheritdoc/>
    public Task<FlushResult> FlushAsync(TimeSpan? timeout, CancellationToken cancellationToken) => inner.FlushAsync(timeout, cancellationToken);

    /// <inheritdoc/>
    public ErrorsReport GetErrorsReport() => inner.GetErrorsReport();

    /// <summary>Starts a recording of everything, or of one trace. Ends when the result is disposed of; the items stay with it.</summary>
    /// <param name="traceId">The trace; null: everything. Any number of recordings may run at once.</param>
    public RecordedItems Record(Guid? traceId = null)
    {
        var recording = new RecordedItems(traceId, this);
        lock (gate)
            recordings = [.. recordings, recording];
        return recording;
    }

    /// <summary>Takes the one place for recordings of the program itself.</summary>
    /// <returns>False when it is taken.</returns>
    public bool TryReserve() => Interlocked.Exchange(ref recordedByProgram, 1) == 0;

    /// <summary>Gives that place back.</summary>
    public void Release() => Volatile.Write(ref recordedByProgram, 0);

    internal void Remove(RecordedItems recording)
    {
        lock (gate)
            recordings = [.. recordings.Where(other => !ReferenceEquals(other, recording))];
    }
}
