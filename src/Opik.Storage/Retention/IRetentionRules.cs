using Opik.Contracts;

namespace Opik.Storage;

/// <summary>Retention rules in the catalog.</summary>
public interface IRetentionRules
{
    /// <summary>Adds a rule; the one that held for the same project, workspace or organization is switched off.</summary>
    Task<RetentionRule> CreateAsync(Scope scope, RetentionRule rule, CancellationToken cancellationToken);

    /// <summary>One of the workspace; null when absent.</summary>
    Task<RetentionRule?> GetAsync(Scope scope, Guid id, CancellationToken cancellationToken);

    /// <summary>One page of the workspace, newest first.</summary>
    Task<Page<RetentionRule>> FindAsync(Scope scope, bool includeInactive, int page, int size, CancellationToken cancellationToken);

    /// <summary>Switches a rule off; false: unknown.</summary>
    Task<bool> DeactivateAsync(Scope scope, Guid id, CancellationToken cancellationToken);

    /// <summary>Notes that the past of a rule has been dealt with.</summary>
    Task FinishCatchUpAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>The rule that holds for a project now; null: none does, or the project is gone.</summary>
    Task<RetentionRule?> GetEffectiveAsync(Scope scope, Guid projectId, CancellationToken cancellationToken);

    /// <summary>Every project of the server with the rule that holds for it; projects without one are left out.</summary>
    Task<IReadOnlyList<(Guid WorkspaceId, Guid ProjectId, RetentionRule Rule)>> GetEffectiveAsync(CancellationToken cancellationToken);
}
