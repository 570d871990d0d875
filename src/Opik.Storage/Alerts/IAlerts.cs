using Opik.Contracts;

namespace Opik.Storage;

/// <summary>Alerts of a workspace.</summary>
public interface IAlerts
{
    /// <summary>Alerts of a workspace at most.</summary>
    const int Limit = 1000;

    /// <summary>Creates one. <see cref="StoreConflictException"/> when the id is taken or the workspace has <see cref="Limit"/> alerts.</summary>
    Task CreateAsync(Scope scope, Alert alert, CancellationToken cancellationToken);

    /// <summary>One; null when absent.</summary>
    Task<Alert?> GetAsync(Scope scope, Guid id, CancellationToken cancellationToken);

    /// <summary>One page.</summary>
    /// <exception cref="FilterException">A value of a filter cannot be read.</exception>
    Task<Page<Alert>> FindAsync(Scope scope, AlertQuery query, CancellationToken cancellationToken);

    /// <summary>Those that are on. Answered from memory once known, so that what raises events does not pay for it.</summary>
    ValueTask<IReadOnlyList<Alert>> FindEnabledAsync(Guid workspaceId, CancellationToken cancellationToken);

    /// <summary>Workspaces that have an alert that is on with one of the triggers, or a firing of such a kind that has not ended.</summary>
    Task<IReadOnlyList<Guid>> FindWorkspacesAsync(IReadOnlyCollection<AlertEventType> triggers, CancellationToken cancellationToken);

    /// <summary>
    /// Replaces one by what <paramref name="change"/> makes of it; triggers and settings that keep their id keep when they were
    /// made. What <paramref name="change"/> throws passes, and nothing is changed. <see cref="EntityNotFoundException"/>.
    /// </summary>
    Task ReplaceAsync(Scope scope, Guid id, Func<Alert, Alert> change, CancellationToken cancellationToken);

    /// <summary>Deletes alerts with what waits to be sent; unknown ids are ignored.</summary>
    Task DeleteAsync(Scope scope, IReadOnlyList<Guid> ids, CancellationToken cancellationToken);
}
