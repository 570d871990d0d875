using Opik.Contracts;
using Opik.Storage;

namespace Opik.Server.Features.Environments.Gates;

/// <summary>Versions of prompts that protected environments are given only when they passed.</summary>
internal sealed class GuardedPromptVersions(IPromptVersions inner, DeploymentGuard guard) : IPromptVersions
{
    /// <summary>A version that is made has run nowhere yet.</summary>
    public async Task<PromptVersion> CreateAsync(Scope scope, PromptAddress address, TemplateStructure structure, PromptVersionDraft draft, CancellationToken cancellationToken)
    {
        var unborn = new DeploymentSubject(draft.Id ?? Guid.Empty, null, address.ProjectId, Guid.Empty);
        await guard.RequireAsync(scope, [.. draft.Environments], () => Task.FromResult<DeploymentSubject?>(unborn), cancellationToken);
        return await inner.CreateAsync(scope, address, structure, draft, cancellationToken);
    }

    public async Task SetEnvironmentsAsync(Scope scope, Guid versionId, IReadOnlyCollection<string> names, CancellationToken cancellationToken)
    {
        await guard.RequireAsync(
            scope, names, async () => await inner.GetAsync(scope, versionId, cancellationToken) is { } version ? DeploymentSubject.Of(version) : null, cancellationToken);
        await inner.SetEnvironmentsAsync(scope, versionId, names, cancellationToken);
    }

    public Task<PromptVersion> RestoreAsync(Scope scope, Guid promptId, Guid versionId, CancellationToken cancellationToken) => inner.RestoreAsync(scope, promptId, versionId, cancellationToken);

    public Task<PromptVersion?> GetAsync(Scope scope, Guid id, CancellationToken cancellationToken) => inner.GetAsync(scope, id, cancellationToken);

    public Task<PromptVersion?> GetAsync(Scope scope, Guid promptId, PromptPin pin, CancellationToken cancellationToken) => inner.GetAsync(scope, promptId, pin, cancellationToken);

    public Task<PromptVersion?> RetrieveAsync(Scope scope, PromptAddress address, PromptPin pin, CancellationToken cancellationToken) => inner.RetrieveAsync(scope, address, pin, cancellationToken);

    public Task<IReadOnlyList<PromptVersion>> FindByCommitsAsync(Scope scope, IReadOnlyCollection<string> commits, CancellationToken cancellationToken) => inner.FindByCommitsAsync(scope, commits, cancellationToken);

    public Task<Page<PromptVersion>> FindAsync(Scope scope, PromptVersionQuery query, CancellationToken cancellationToken) => inner.FindAsync(scope, query, cancellationToken);

    public Task<Page<PromptVersionEntry>> FindNewestAsync(Scope scope, Guid projectId, int count, CancellationToken cancellationToken) => inner.FindNewestAsync(scope, projectId, count, cancellationToken);

    public Task<bool> TagAsync(Scope scope, IReadOnlyCollection<Guid> ids, IReadOnlyList<string> tags, bool merge, CancellationToken cancellationToken) => inner.TagAsync(scope, ids, tags, merge, cancellationToken);
}
