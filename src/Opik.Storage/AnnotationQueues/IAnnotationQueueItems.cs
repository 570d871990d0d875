namespace Opik.Storage;

/// <summary>Items of annotation queues, and who is at work on them. Every member throws <see cref="EntityNotFoundException"/> for an unknown queue.</summary>
public interface IAnnotationQueueItems
{
    /// <summary>
    /// Adds traces or threads (by model id) by hand; what is in the queue already stays as it is. They need not exist yet:
    /// clients send traces in the background.
    /// </summary>
    Task AddAsync(Scope scope, Guid queueId, IReadOnlyList<Guid> ids, CancellationToken cancellationToken);

    /// <summary>Takes items out; unknown ones are ignored. An automation does not add them again.</summary>
    Task RemoveAsync(Scope scope, Guid queueId, IReadOnlyList<Guid> ids, CancellationToken cancellationToken);

    /// <summary>Those of the ids that are in the queue now.</summary>
    Task<IReadOnlyList<QueueItem>> FindAsync(Scope scope, Guid queueId, IReadOnlyList<Guid> ids, CancellationToken cancellationToken);

    /// <summary>
    /// Claims an item for the user, or extends the claim that the user has. Refused while as many others as the queue wants per
    /// item have judged it or are at work on it, and, to everybody, once that many have judged it.
    /// <see cref="EntityNotFoundException"/> also when the item is not in the queue.
    /// </summary>
    Task<QueueLock> LockAsync(Scope scope, Guid queueId, Guid itemId, CancellationToken cancellationToken);

    /// <summary>Who is at work, by item: users in the order of their names. Items without a lock in force are left out.</summary>
    Task<IReadOnlyDictionary<Guid, IReadOnlyList<string>>> GetLocksAsync(Scope scope, Guid queueId, CancellationToken cancellationToken);

    /// <summary>
    /// The first <paramref name="most"/> items in the order of their ids (which is that of time), with what has been judged;
    /// without <paramref name="titles"/> only what somebody has judged, and no titles.
    /// </summary>
    Task<IReadOnlyList<QueueReviewItem>> ReviewAsync(Scope scope, Guid queueId, bool titles, int most, CancellationToken cancellationToken);

    /// <summary>What people have said of the items, by item, author and name; at most <paramref name="most"/>.</summary>
    Task<IReadOnlyList<QueueJudgement>> JudgementsAsync(Scope scope, Guid queueId, int most, CancellationToken cancellationToken);
}
