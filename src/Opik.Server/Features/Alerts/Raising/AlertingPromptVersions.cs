using Opik.Contracts;
using Opik.Storage;

namespace Opik.Server.Features.Alerts.Raising;

/// <summary>Version writes that raise <c>prompt:committed</c>, and <c>prompt:created</c> where they made the prompt.</summary>
internal sealed class AlertingPromptVersions(IPromptVersions inner, Func<IPrompts> prompts, IAlertEvents events, TimeProvider clock) : IPromptVersions
{
    public async Task<PromptVersion> CreateAsync(Scope scope, PromptAddress address, TemplateStructure structure, PromptVersionDraft draft, CancellationToken cancellationToken)
    {
        var named = draft with { Id = draft.Id ?? UuidV7.Create(clock) };
        PromptVersion version = null!;
        await events.WriteAsync(
            scope,
            AlertEventType.PromptCreated,
            () => AlertExpectation.Of(named.Id!.Value),
            async () => version = await CommitAsync(scope, named.IsMask, named.Id!.Value, () => inner.CreateAsync(scope, address, structure, named, cancellationToken)),
            // A prompt that was made first and got its first version now has an older author's time.
            async _ => version.Number == 1 && await prompts().GetAsync(scope, version.PromptId, CancellationToken.None) is { } prompt && prompt.CreatedAt == version.CreatedAt ? [AlertItems.Of(prompt, null)] : []);
        return version;
    }

    public Task<PromptVersion> RestoreAsync(Scope scope, Guid promptId, Guid versionId, CancellationToken cancellationToken) =>
        CommitAsync(scope, isMask: false, promptId, () => inner.RestoreAsync(scope, promptId, versionId, cancellationToken));

    public Task<PromptVersion?> GetAsync(Scope scope, Guid id, CancellationToken cancellationToken) => inner.GetAsync(scope, id, cancellationToken);

    public Task<PromptVersion?> GetAsync(Scope scope, Guid promptId, PromptPin pin, CancellationToken cancellationToken) => inner.GetAsync(scope, promptId, pin, cancellationToken);

    public Task<PromptVersion?> RetrieveAsync(Scope scope, PromptAddress address, PromptPin pin, CancellationToken cancellationToken) => inner.RetrieveAsync(scope, address, pin, cancellationToken);

    public Task<IReadOnlyList<PromptVersion>> FindByCommitsAsync(Scope scope, IReadOnlyCollection<string> commits, CancellationToken cancellationToken) => inner.FindByCommitsAsync(scope, commits, cancellationToken);

    public Task<Page<PromptVersion>> FindAsync(Scope scope, PromptVersionQuery query, CancellationToken cancellationToken) => inner.FindAsync(scope, query, cancellationToken);

    public Task<Page<PromptVersionEntry>> FindNewestAsync(Scope scope, Guid projectId, int count, CancellationToken cancellationToken) => inner.FindNewestAsync(scope, projectId, count, cancellationToken);

    public Task<bool> TagAsync(Scope scope, IReadOnlyCollection<Guid> ids, IReadOnlyList<string> tags, bool merge, CancellationToken cancellationToken) => inner.TagAsync(scope, ids, tags, merge, cancellationToken);

    public Task SetEnvironmentsAsync(Scope scope, Guid versionId, IReadOnlyCollection<string> names, CancellationToken cancellationToken) => inner.SetEnvironmentsAsync(scope, versionId, names, cancellationToken);

    // Masks stand in for a version while an experiment runs: nobody committed them.
    private async Task<PromptVersion> CommitAsync(Scope scope, bool isMask, Guid subject, Func<Task<PromptVersion>> write)
    {
        if (isMask)
            return await write();
        PromptVersion version = null!;
        await events.WriteAsync(
            scope, AlertEventType.PromptCommitted, () => AlertExpectation.Of(subject), async () => version = await write(), _ => Task.FromResult<IReadOnlyList<AlertItem>>([AlertItems.Of(version)]));
        return version;
    }
}
