using Opik.Contracts;
using Opik.Storage;

namespace Opik.Server.Features.Alerts.Raising;

/// <summary>Version writes that raise <c>prompt:committed</c>, and <c>prompt:created</c> where they made the prompt.</summary>
internal sealed class AlertingPromptVersions(IPromptVersions inner, Func<IPrompts> prompts, IAlertEvents events) : IPromptVersions
{
    public async Task<PromptVersion> CreateAsync(Scope scope, PromptAddress address, TemplateStructure structure, PromptVersionDraft draft, CancellationToken cancellationToken)
    {
        var version = await inner.CreateAsync(scope, address, structure, draft, cancellationToken);
        // A prompt that was made first and got its first version now has an older author's time.
        if (version.Number == 1 && await events.IsWantedAsync(scope, AlertEventType.PromptCreated)
            && await prompts().GetAsync(scope, version.PromptId, CancellationToken.None) is { } prompt && prompt.CreatedAt == version.CreatedAt)
        {
            await events.RaiseAsync(scope, AlertEventType.PromptCreated, [AlertItems.Of(prompt, null)]);
        }

        await CommittedAsync(scope, version);
        return version;
    }

    public async Task<PromptVersion> RestoreAsync(Scope scope, Guid promptId, Guid versionId, CancellationToken cancellationToken)
    {
        var version = await inner.RestoreAsync(scope, promptId, versionId, cancellationToken);
        await CommittedAsync(scope, version);
        return version;
    }

    public Task<PromptVersion?> GetAsync(Scope scope, Guid id, CancellationToken cancellationToken) => inner.GetAsync(scope, id, cancellationToken);

    public Task<PromptVersion?> GetAsync(Scope scope, Guid promptId, PromptPin pin, CancellationToken cancellationToken) => inner.GetAsync(scope, promptId, pin, cancellationToken);

    public Task<PromptVersion?> RetrieveAsync(Scope scope, PromptAddress address, PromptPin pin, CancellationToken cancellationToken) => inner.RetrieveAsync(scope, address, pin, cancellationToken);

    public Task<IReadOnlyList<PromptVersion>> FindByCommitsAsync(Scope scope, IReadOnlyCollection<string> commits, CancellationToken cancellationToken) => inner.FindByCommitsAsync(scope, commits, cancellationToken);

    public Task<Page<PromptVersion>> FindAsync(Scope scope, PromptVersionQuery query, CancellationToken cancellationToken) => inner.FindAsync(scope, query, cancellationToken);

    public Task<Page<PromptVersionEntry>> FindNewestAsync(Scope scope, Guid projectId, int count, CancellationToken cancellationToken) => inner.FindNewestAsync(scope, projectId, count, cancellationToken);

    public Task<bool> TagAsync(Scope scope, IReadOnlyCollection<Guid> ids, IReadOnlyList<string> tags, bool merge, CancellationToken cancellationToken) => inner.TagAsync(scope, ids, tags, merge, cancellationToken);

    public Task SetEnvironmentsAsync(Scope scope, Guid versionId, IReadOnlyCollection<string> names, CancellationToken cancellationToken) => inner.SetEnvironmentsAsync(scope, versionId, names, cancellationToken);

    // Masks stand in for a version while an experiment runs: nobody committed them.
    private async Task CommittedAsync(Scope scope, PromptVersion version)
    {
        if (!version.IsMask && await events.IsWantedAsync(scope, AlertEventType.PromptCommitted))
            await events.RaiseAsync(scope, AlertEventType.PromptCommitted, [AlertItems.Of(version)]);
    }
}
