using Opik.Contracts;
using Opik.Server.Features.Prompts;
using Opik.Storage;

namespace Opik.Server.Features.Alerts.Raising;

/// <summary>Version writes that raise <c>prompt:committed</c>, and <c>prompt:created</c> where they made the prompt.</summary>
internal sealed class AlertingPromptVersions(IPromptVersions inner, Func<IPrompts> prompts, IAlertEvents events, TimeProvider clock) : PromptVersionsDecorator(inner)
{
    public override async Task<PromptVersion> CreateAsync(Scope scope, PromptAddress address, TemplateStructure structure, PromptVersionDraft draft, CancellationToken cancellationToken)
    {
        var named = draft with { Id = draft.Id ?? UuidV7.Create(clock) };
        PromptVersion version = null!;
        await events.WriteAsync(
            scope,
            AlertEventType.PromptCreated,
            () => AlertExpectation.Of(named.Id!.Value),
            async () => version = await CommitAsync(scope, named.IsMask, named.Id!.Value, () => Inner.CreateAsync(scope, address, structure, named, cancellationToken)),
            // A prompt that was made first and got its first version now has an older author's time.
            async _ => version.Number == 1 && await prompts().GetAsync(scope, version.PromptId, CancellationToken.None) is { } prompt && prompt.CreatedAt == version.CreatedAt ? [AlertItems.Of(prompt, null)] : []);
        return version;
    }

    public override Task<PromptVersion> RestoreAsync(Scope scope, Guid promptId, Guid versionId, CancellationToken cancellationToken) =>
        CommitAsync(scope, isMask: false, promptId, () => Inner.RestoreAsync(scope, promptId, versionId, cancellationToken));

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
