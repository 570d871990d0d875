namespace Opik.Storage;

/// <summary>Saved views of lists. A private view exists for its author only.</summary>
public interface ISavedViews
{
    /// <summary>Views of one page of a project (null: of the workspace), private and shared, all that there can be.</summary>
    public const int MostOfPage = 200;

    /// <summary>Those that the user sees on the page, in their order.</summary>
    Task<IReadOnlyList<SavedView>> FindAsync(Scope scope, Guid? projectId, string page, CancellationToken cancellationToken);

    /// <summary>One; null when absent or not the user's to see.</summary>
    Task<SavedView?> GetAsync(Scope scope, Guid id, CancellationToken cancellationToken);

    /// <summary>Adds one at the end and returns it as stored. <see cref="StoreConflictException"/> when the id is taken or the page has <see cref="MostOfPage"/>.</summary>
    Task<SavedView> CreateAsync(Scope scope, SavedView view, CancellationToken cancellationToken);

    /// <summary>Changes one. <see cref="EntityNotFoundException"/>; <see cref="StoreConflictException"/> when it was changed since the revision, or is taken back by somebody else than its author.</summary>
    Task<SavedView> UpdateAsync(Scope scope, Guid id, SavedViewPatch patch, CancellationToken cancellationToken);

    /// <summary>Puts those of the ids that the user sees first, in this order; the others follow as they were.</summary>
    Task ReorderAsync(Scope scope, Guid? projectId, string page, IReadOnlyList<Guid> ids, CancellationToken cancellationToken);

    /// <summary>Deletes one; an unknown id is ignored.</summary>
    Task DeleteAsync(Scope scope, Guid id, CancellationToken cancellationToken);
}
