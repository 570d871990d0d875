using System.ComponentModel.DataAnnotations;

namespace Opik.Server.Features.AnnotationQueues;

/// <summary>Items of a queue that were asked for, with how they came.</summary>
internal sealed record FoundQueueItemsShape(IReadOnlyList<FoundQueueItemsShape.FoundQueueItem> Content)
{
    /// <summary>One of them.</summary>
    internal sealed record FoundQueueItem(Guid Id, [property: AllowedValues("automated", "manual")] string Source);
}

/// <summary>Who works on which item, by its id.</summary>
internal sealed record QueueLocksShape(IReadOnlyDictionary<string, QueueLocksShape.ItemLock> Locks)
{
    /// <summary>The people at one item.</summary>
    internal sealed record ItemLock(int ActiveLocks, IReadOnlyList<string> LockedBy);
}

/// <summary>A queue as its reviewer sees it, in columns.</summary>
internal sealed record QueueReviewShape(string User, QueueReviewShape.ReviewColumns Items, IReadOnlyDictionary<string, IReadOnlyList<string>> Locks)
{
    /// <summary>One entry an item in each column.</summary>
    internal sealed record ReviewColumns(IReadOnlyList<Guid> Id, IReadOnlyList<string?>? Title, IReadOnlyList<string?>? ThreadId, IReadOnlyList<int> Judged, IReadOnlyList<int> Mine);
}
