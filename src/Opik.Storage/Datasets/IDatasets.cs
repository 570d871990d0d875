using Opik.Contracts;

namespace Opik.Storage;

/// <summary>Heads of datasets.</summary>
public interface IDatasets
{
    /// <summary>Raised after datasets were deleted, on the writer's thread: what they left waits for <see cref="PurgeAsync"/>.</summary>
    event Action? Deleted;

    /// <summary>Creates one. <see cref="StoreConflictException"/> when name or id is taken.</summary>
    Task CreateAsync(Scope scope, Dataset dataset, CancellationToken cancellationToken);

    /// <summary>One; null when absent.</summary>
    Task<Dataset?> GetAsync(Scope scope, Guid id, CancellationToken cancellationToken);

    /// <summary>
    /// The one of that name in the project; without it the one of the workspace, then the oldest of any project, as older
    /// clients rely on. Null when there is none.
    /// </summary>
    Task<DatasetMatch?> FindAsync(Scope scope, string name, Guid? projectId, CancellationToken cancellationToken);

    /// <summary>One page.</summary>
    Task<Page<Dataset>> FindAsync(Scope scope, DatasetQuery query, CancellationToken cancellationToken);

    /// <summary>Changes the head. <see cref="EntityNotFoundException"/>, <see cref="StoreConflictException"/> when the name is taken.</summary>
    Task UpdateAsync(Scope scope, Guid id, DatasetUpdate update, CancellationToken cancellationToken);

    /// <summary>Adds and removes tags of datasets; unknown ids are ignored.</summary>
    Task TagAsync(Scope scope, IReadOnlyList<Guid> ids, IReadOnlyList<string>? added, IReadOnlyList<string>? removed, CancellationToken cancellationToken);

    /// <summary>Notes how far an import has come. <see cref="EntityNotFoundException"/>.</summary>
    Task SetStatusAsync(Scope scope, Guid id, DatasetStatus status, CancellationToken cancellationToken);

    /// <summary>Deletes; unknown ids are ignored. They are gone at once, their items are removed by <see cref="PurgeAsync"/>. Experiments stay.</summary>
    Task DeleteAsync(Scope scope, IReadOnlyList<Guid> ids, CancellationToken cancellationToken);

    /// <summary>Removes a bounded piece of what deleted datasets left; false: nothing is left.</summary>
    Task<bool> PurgeAsync(CancellationToken cancellationToken);
}
