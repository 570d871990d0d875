namespace Opik.Delivery;

/// <summary>What became of everything that waited when the flush began. Python: <c>FlushResult</c>.</summary>
public sealed record FlushResult
{
    /// <summary>True when the queue and the uploads were drained in time: everything was sent or is listed as a failure.</summary>
    public required bool Flushed { get; init; }

    /// <summary>Items that the server acknowledged during this flush.</summary>
    public long SentItems { get; init; }

    /// <summary>Items that still wait in memory or in <see cref="SpooledItems"/>.</summary>
    public long RemainingQueueSize { get; init; }

    /// <summary>Items that wait on disk because the server is away; they are sent when it is back, also by the next start.</summary>
    public long SpooledItems { get; init; }

    /// <summary>Losses during this flush: each stands for one request or one item.</summary>
    public long DroppedMessages { get; init; }

    /// <summary>Items lost during this flush.</summary>
    public long DroppedItems { get; init; }

    /// <summary>The newest of the losses, at most 1,000.</summary>
    public IReadOnlyList<FailedMessageInfo> Failures { get; init; } = [];

    /// <summary>True when everything arrived.</summary>
    public bool Success => Flushed && DroppedItems == 0;
}
