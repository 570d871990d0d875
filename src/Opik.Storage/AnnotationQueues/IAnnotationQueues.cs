using Opik.Contracts;

namespace Opik.Storage;

/// <summary>Annotation queues of a workspace.</summary>
public interface IAnnotationQueues
{
    /// <summary>
    /// Creates queues, all or none. A queue that is there already with the same id, project, scope and name is left as it is:
    /// clients repeat requests. <see cref="StoreConflictException"/> when the id is another one's.
    /// </summary>
    Task CreateAsync(Scope scope, IReadOnlyList<AnnotationQueue> queues, CancellationToken cancellationToken);

    /// <summary>One; null when absent.</summary>
    Task<AnnotationQueueView?> GetAsync(Scope scope, Guid id, CancellationToken cancellationToken);

    /// <summary>One page.</summary>
    Task<Page<AnnotationQueueView>> FindAsync(Scope scope, AnnotationQueueQuery query, CancellationToken cancellationToken);

    /// <summary>
    /// Changes settings. <see cref="EntityNotFoundException"/>; <paramref name="check"/> sees the result before it is
    /// stored, and may throw.
    /// </summary>
    Task UpdateAsync(Scope scope, Guid id, AnnotationQueuePatch patch, Action<AnnotationQueue> check, CancellationToken cancellationToken);

    /// <summary>Deletes queues with their items and locks; scores stay. Unknown ids are ignored.</summary>
    Task DeleteAsync(Scope scope, IReadOnlyList<Guid> ids, CancellationToken cancellationToken);
}
