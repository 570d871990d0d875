namespace Opik.Storage;

/// <summary>Times of kinds of data in the catalog.</summary>
public interface IRetentionKinds
{
    /// <summary>What the workspace has set.</summary>
    Task<RetentionKinds> GetAsync(Scope scope, CancellationToken cancellationToken);

    /// <summary>Sets the time of a kind; null: the kind has none of its own any more.</summary>
    Task SetAsync(Scope scope, RetentionKind kind, RetentionPeriod? period, bool applyToPast, CancellationToken cancellationToken);

    /// <summary>Every workspace of the server that has set a time for files, and since when.</summary>
    Task<IReadOnlyDictionary<Guid, DateTime>> GetAttachmentWorkspacesAsync(CancellationToken cancellationToken);
}
