using System.Text.Json;
using Opik.Delivery;

namespace Opik.Tracing.Recording;

/// <summary>
/// What was handed to delivery while it recorded, each thing once, in order of the first time. Things are written when they
/// are looked at, so the newest state shows. Everything is kept until it is cleared or forgotten.
/// </summary>
internal sealed class RecordedItems(Guid? traceId, DeliveryTap tap) : IDisposable
{
    private readonly Lock gate = new();
    private readonly List<DeliveryItem> items = [];
    private readonly HashSet<DeliveryItem> known = new(ReferenceEqualityComparer.Instance);
    private TaskCompletionSource changed = NewSignal();

    /// <summary>Ends at the next start, change after the end, or end of anything.</summary>
    public Task NextChange
    {
        get
        {
            lock (gate)
                return changed.Task;
        }
    }

    /// <summary>Everything.</summary>
    public DeliveryItem[] Items
    {
        get
        {
            lock (gate)
                return [.. items];
        }
    }

    /// <summary>Traces and spans.</summary>
    public IEnumerable<OpikEntity> Entities => Items.OfType<OpikEntity>();

    /// <summary>Waits until nothing that was started is open.</summary>
    /// <returns>False when the time was up first.</returns>
    public async Task<bool> WaitUntilEndedAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeout);
        while (true)
        {
            // Asked for before looking: what ends in between is not missed.
            var change = NextChange;
            if (Entities.All(entity => entity.HasEnded))
                return true;
            try
            {
                await change.WaitAsync(limit.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                return false;
            }
        }
    }

    /// <summary>The item as it would be sent now.</summary>
    public static JsonElement Json(DeliveryItem item)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes))
            item.WriteTo(writer);
        using var document = JsonDocument.Parse(bytes.ToArray());
        return document.RootElement.Clone();
    }

    /// <summary>Forgets everything so far.</summary>
    public void Clear()
    {
        lock (gate)
        {
            items.Clear();
            known.Clear();
        }
    }

    /// <summary>Ends the recording.</summary>
    public void Dispose() => tap.Remove(this);

    internal void Add(DeliveryItem item)
    {
        // Asked before the lock is taken: many recordings of one trace each may look at the same stream.
        if (traceId is { } trace && item is OpikEntity entity && entity.TraceId != trace)
            return;
        TaskCompletionSource signal;
        lock (gate)
        {
            if (traceId is { } only && item is not OpikEntity && !BelongsTo(only, item))
                return;
            if (known.Add(item))
                items.Add(item);
            (signal, changed) = (changed, NewSignal());
        }

        signal.SetResult();
    }

    // Scores, changes and files name the entity that they belong to, but of a span not its trace.
    private bool BelongsTo(Guid trace, DeliveryItem item) =>
        item.EntityId == trace || items.Exists(other => other is OpikSpan span && span.Id == item.EntityId);

    // Whoever waits must not run on the thread of the code under test.
    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
