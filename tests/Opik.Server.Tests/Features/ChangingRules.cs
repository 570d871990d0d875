using Opik.Contracts;
using Opik.Storage;

namespace Opik.Server.Tests.Features;

/// <summary>Rules that somebody changes, or a server that stops, before the second piece of a project.</summary>
internal sealed class ChangingRules(IRetentionRules inner, Guid project, Func<Task> change) : IRetentionRules
{
    private int _pieces;

    public async Task<RetentionRule?> GetEffectiveAsync(Scope scope, Guid projectId, CancellationToken cancellationToken)
    {
        if (projectId == project && ++_pieces == 2)
            await change();
        return await inner.GetEffectiveAsync(scope, projectId, cancellationToken);
    }

    public Task<RetentionRule> CreateAsync(Scope scope, RetentionRule rule, CancellationToken cancellationToken) => inner.CreateAsync(scope, rule, cancellationToken);

    public Task<RetentionRule?> GetAsync(Scope scope, Guid id, CancellationToken cancellationToken) => inner.GetAsync(scope, id, cancellationToken);

    public Task<Page<RetentionRule>> FindAsync(Scope scope, bool includeInactive, int page, int size, CancellationToken cancellationToken) => inner.FindAsync(scope, includeInactive, page, size, cancellationToken);

    public Task<bool> DeactivateAsync(Scope scope, Guid id, CancellationToken cancellationToken) => inner.DeactivateAsync(scope, id, cancellationToken);

    public Task FinishCatchUpAsync(Guid id, CancellationToken cancellationToken) => inner.FinishCatchUpAsync(id, cancellationToken);

    public Task<IReadOnlyList<(Guid WorkspaceId, Guid ProjectId, RetentionRule Rule)>> GetEffectiveAsync(CancellationToken cancellationToken) => inner.GetEffectiveAsync(cancellationToken);
}
