using System.Text.Json;
using Opik.Delivery;
using Opik.Tracing;

namespace Opik.Sdk.Testing;

/// <summary>A delivery that keeps everything. Items are written when they are read, so the newest state shows.</summary>
internal sealed class MemoryDelivery : IDelivery
{
    private readonly Lock gate = new();
    private readonly List<DeliveryItem> items = [];
    private readonly HashSet<DeliveryItem> known = [];
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

    public void Enqueue(DeliveryItem item)
    {
        TaskCompletionSource signal;
        lock (gate)
        {
            if (known.Add(item))
                items.Add(item);
            (signal, changed) = (changed, NewSignal());
        }

        signal.SetResult();
    }

    public Task<FlushResult> FlushAsync(TimeSpan? timeout, CancellationToken cancellationToken) =>
        Task.FromResult(new FlushResult { Flushed = true, SentItems = Snapshot().Length });

    public ErrorsReport GetErrorsReport() =>
        new() { TotalDroppedItems = 0, TotalDroppedMessages = 0, Failures = [], GeneratedAt = TimeProvider.System.GetUtcNow() };

    public IEnumerable<OpikEntity> Entities() => Snapshot().OfType<OpikEntity>();

    public IReadOnlyList<RecordedScore> Scores() =>
        [.. Snapshot().Where(item => item is ScoreItem).Select(item => RecordedScore.From(item.Kind, Json(item)))];

    public IReadOnlyList<RecordedAttachment> Attachments() =>
        [.. Snapshot().OfType<AttachmentItem>().Select(item => new RecordedAttachment(item.EntityType, item.EntityId, item.Attachment.FileName, item.Attachment.ContentType))];

    public IReadOnlyList<(string Kind, JsonElement Json)> Messages() => [.. Snapshot().Select(item => (item.Kind.ToString(), Json(item)))];

    public void Clear()
    {
        lock (gate)
        {
            items.Clear();
            known.Clear();
        }
    }

    internal static JsonElement Json(DeliveryItem item)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes))
            item.WriteTo(writer);
        using var document = JsonDocument.Parse(bytes.ToArray());
        return document.RootElement.Clone();
    }

    // Whoever waits must not run on the thread of the code under test.
    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private DeliveryItem[] Snapshot()
    {
        lock (gate)
            return [.. items];
    }
}
