using Opik.Contracts;

namespace Opik.Storage;

/// <summary>
/// Writes of items. Writes with the same group id make up one version, however they interleave; without one the latest
/// version is changed in place, and made when there is none.
/// </summary>
public interface IDatasetItemWrites
{
    /// <summary>
    /// Stores items whole, by id; returns the dataset, made when only a name was given. A repeated write changes nothing.
    /// <see cref="EntityNotFoundException"/>: no dataset of the id.
    /// </summary>
    Task<Guid> PutAsync(Scope scope, DatasetTarget target, IReadOnlyList<DatasetItemWrite> items, Guid? groupId, DatasetCopySource? copyFrom, CancellationToken cancellationToken);

    /// <summary>Deletes items by id; unknown ids are ignored. Of an id that several datasets have (copies), the newest dataset is meant.</summary>
    Task DeleteAsync(Scope scope, IReadOnlyList<Guid> itemIds, Guid? groupId, CancellationToken cancellationToken);

    /// <summary>Deletes the items of the latest version that meet the conditions; none: all. <see cref="EntityNotFoundException"/>.</summary>
    Task DeleteAsync(Scope scope, Guid datasetId, IReadOnlyList<FilterClause> filters, Guid? groupId, CancellationToken cancellationToken);

    /// <summary>Changes items of the latest version in place. Unknown ids are ignored; returns how many there were.</summary>
    Task<int> PatchAsync(Scope scope, Guid? datasetId, IReadOnlyList<Guid> itemIds, DatasetItemPatch patch, CancellationToken cancellationToken);

    /// <summary>Changes the items of the latest version that meet the conditions, in place. <see cref="EntityNotFoundException"/>.</summary>
    Task<int> PatchAsync(Scope scope, Guid datasetId, IReadOnlyList<FilterClause> filters, DatasetItemPatch patch, CancellationToken cancellationToken);

    /// <summary>
    /// Makes one version of all changes. <see cref="EntityNotFoundException"/>; <see cref="StoreConflictException"/> when the
    /// base is not the latest, or a tag is taken.
    /// </summary>
    Task<DatasetVersion> ApplyAsync(Scope scope, Guid datasetId, DatasetChanges changes, CancellationToken cancellationToken);
}
