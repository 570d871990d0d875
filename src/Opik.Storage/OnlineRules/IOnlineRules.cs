using Opik.Contracts;

namespace Opik.Storage;

/// <summary>Online rules of a workspace.</summary>
public interface IOnlineRules
{
    /// <summary>Rules of a workspace at most.</summary>
    const int Limit = 1000;

    /// <summary>Creates one. <see cref="StoreConflictException"/> when the id is taken or the workspace has <see cref="Limit"/> rules.</summary>
    Task CreateAsync(Scope scope, OnlineRule rule, CancellationToken cancellationToken);

    /// <summary>One; null when absent.</summary>
    Task<OnlineRule?> GetAsync(Scope scope, Guid id, CancellationToken cancellationToken);

    /// <summary>Those of the ids; unknown ones are left out.</summary>
    Task<IReadOnlyList<OnlineRule>> GetManyAsync(Scope scope, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken);

    /// <summary>One page.</summary>
    Task<Page<OnlineRule>> FindAsync(Scope scope, OnlineRuleQuery query, CancellationToken cancellationToken);

    /// <summary>
    /// The rules of a project, on or off. Answered from memory once known, so that ingest does not pay for it.
    /// </summary>
    ValueTask<IReadOnlyList<OnlineRule>> FindOfProjectAsync(Scope scope, Guid projectId, CancellationToken cancellationToken);

    /// <summary>Changes one. <see cref="EntityNotFoundException"/>.</summary>
    Task UpdateAsync(Scope scope, Guid id, OnlineRulePatch patch, CancellationToken cancellationToken);

    /// <summary>Deletes rules with their logs; unknown ids, and with <paramref name="projectId"/> rules of other projects, are ignored.</summary>
    Task DeleteAsync(Scope scope, IReadOnlyList<Guid> ids, Guid? projectId, CancellationToken cancellationToken);
}
