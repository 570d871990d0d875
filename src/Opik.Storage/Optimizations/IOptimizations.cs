using Opik.Contracts;

namespace Opik.Storage;

/// <summary>Optimizations of a workspace.</summary>
public interface IOptimizations
{
    /// <summary>Makes one, or writes over the one with the id; the dataset it names is made when there is none, and notes when its last one was made.</summary>
    Task UpsertAsync(Scope scope, NewOptimization optimization, CancellationToken cancellationToken);

    /// <summary>One; null when absent.</summary>
    Task<OptimizationView?> GetAsync(Scope scope, Guid id, CancellationToken cancellationToken);

    /// <summary>One page.</summary>
    Task<Page<OptimizationView>> FindAsync(Scope scope, OptimizationQuery query, CancellationToken cancellationToken);

    /// <summary>
    /// Changes one. <see cref="EntityNotFoundException"/>; <see cref="StoreConflictException"/> when one that has ended is to be cancelled.
    /// </summary>
    Task UpdateAsync(Scope scope, Guid id, OptimizationPatch patch, CancellationToken cancellationToken);

    /// <summary>Deletes; experiments stay. Unknown ids are ignored.</summary>
    Task DeleteAsync(Scope scope, IReadOnlyList<Guid> ids, CancellationToken cancellationToken);
}
