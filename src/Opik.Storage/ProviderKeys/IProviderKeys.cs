namespace Opik.Storage;

/// <summary>Keys of model providers of a workspace: some at most.</summary>
public interface IProviderKeys
{
    /// <summary>Greatest number in a workspace.</summary>
    const int Limit = 1000;

    /// <summary>All, oldest first.</summary>
    Task<IReadOnlyList<ProviderKey>> FindAsync(Scope scope, CancellationToken cancellationToken);

    /// <summary>One; null when absent.</summary>
    Task<ProviderKey?> GetAsync(Scope scope, Guid id, CancellationToken cancellationToken);

    /// <summary>Adds one.</summary>
    /// <exception cref="StoreConflictException">There is one of the provider and name already, or the workspace is full.</exception>
    Task CreateAsync(Scope scope, ProviderKey key, CancellationToken cancellationToken);

    /// <summary>Replaces one by what <paramref name="change"/> makes of it; nobody else changes it in between.</summary>
    /// <exception cref="EntityNotFoundException">There is none.</exception>
    /// <exception cref="StoreConflictException">Another one has the provider and name.</exception>
    Task UpdateAsync(Scope scope, Guid id, Func<ProviderKey, ProviderKey> change, CancellationToken cancellationToken);

    /// <summary>Deletes those of the ids that there are.</summary>
    Task DeleteAsync(Scope scope, IReadOnlyList<Guid> ids, CancellationToken cancellationToken);
}
