using Opik.Contracts;

namespace Opik.Storage;

/// <summary>
/// Drafts of datasets: one per person (<see cref="Scope.UserName"/>) and dataset. A draft keeps each changed item as it is
/// to become and as it was found, so that it is laid over whatever version is the latest, and merged with it field by
/// field. Nothing else of the dataset knows of it. Unknown datasets are <see cref="EntityNotFoundException"/>.
/// </summary>
public interface IDatasetDrafts
{
    /// <summary>The person's draft; one without changes when there is none.</summary>
    Task<DatasetDraft> GetAsync(Scope scope, Guid datasetId, CancellationToken cancellationToken);

    /// <summary>
    /// One page of the latest version with the draft over it. Added items stand first; changed ones keep their place, where
    /// the conditions find them in the version, and stand first where only their change meets the conditions.
    /// </summary>
    Task<DraftItemPage> FindAsync(Scope scope, DraftItemQuery query, CancellationToken cancellationToken);

    /// <summary>One item; null when neither the draft nor the latest version has it.</summary>
    Task<DraftItem?> GetItemAsync(Scope scope, Guid datasetId, Guid itemId, CancellationToken cancellationToken);

    /// <summary>Puts changes into the draft. A change that leaves an item as it was is forgotten. <see cref="DraftLimitException"/>.</summary>
    Task<DatasetDraft> EditAsync(Scope scope, Guid datasetId, DraftEdits edits, CancellationToken cancellationToken);

    /// <summary>
    /// Deletes (<paramref name="patch"/> null) or changes all items that meet the conditions, as the list with the draft
    /// shows them. <see cref="DraftLimitException"/> when there are too many.
    /// </summary>
    Task<DatasetDraft> EditMatchingAsync(Scope scope, Guid datasetId, IReadOnlyList<FilterClause> filters, DatasetItemPatch? patch, CancellationToken cancellationToken);

    /// <summary>Takes changes back; what is not in the draft is ignored.</summary>
    Task<DatasetDraft> UndoAsync(Scope scope, Guid datasetId, IReadOnlyList<DraftUndo> undos, CancellationToken cancellationToken);

    /// <summary>Conflicts with the latest version.</summary>
    Task<IReadOnlyList<DraftConflict>> FindConflictsAsync(Scope scope, Guid datasetId, CancellationToken cancellationToken);

    /// <summary>
    /// Makes a version of the draft and ends it, in one step. With conflicts that nobody has decided nothing is saved.
    /// <see cref="StoreConflictException"/>: the draft is empty, or a tag is taken.
    /// </summary>
    Task<DraftSaved> SaveAsync(Scope scope, Guid datasetId, DraftSave save, CancellationToken cancellationToken);

    /// <summary>Throws the draft away.</summary>
    Task DiscardAsync(Scope scope, Guid datasetId, CancellationToken cancellationToken);

    /// <summary>
    /// One page of the items that differ between the versions <paramref name="from"/> and <paramref name="to"/>, id
    /// descending; <paramref name="to"/> null: the latest version with the draft over it.
    /// </summary>
    Task<DraftItemPage> CompareAsync(
        Scope scope, Guid datasetId, string from, string? to, IReadOnlyCollection<DraftState> states, int page, int size, CancellationToken cancellationToken);
}
