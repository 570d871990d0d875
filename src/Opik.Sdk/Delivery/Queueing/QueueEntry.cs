namespace Opik.Delivery.Queueing;

/// <summary>A place in the queue: an item with the size it was counted with, or the mark of a flush.</summary>
internal readonly record struct QueueEntry(DeliveryItem? Item, FlushMark? Mark, long Size);
