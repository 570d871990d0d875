using Opik.Contracts;
using Opik.Storage;

namespace Opik.Server.Features.Alerts.Raising;

/// <summary>Prompt writes that raise <c>prompt:created</c> and <c>prompt:deleted</c>; a first version is also a commit.</summary>
internal sealed class AlertingPrompts(IPrompts inner, IPromptVersions versions, IAlertEvents events) : IPrompts
{
    public Task<Page<Prompt>> FindAsync(Scope scope, PromptQuery query, CancellationToken cancellationToken) => inner.FindAsync(scope, query, cancellationToken);

    public Task<Prompt?> GetAsync(Scope scope, Guid id, CancellationToken cancellationToken) => inner.GetAsync(scope, id, cancellationToken);

    public async Task CreateAsync(Scope scope, Prompt prompt, PromptVersionDraft? first, CancellationToken cancellationToken)
    {
        await inner.CreateAsync(scope, prompt, first, cancellationToken);
        if (await events.IsWantedAsync(scope, AlertEventType.PromptCreated) && await inner.GetAsync(scope, prompt.Id, CancellationToken.None) is { } created)
            await events.RaiseAsync(scope, AlertEventType.PromptCreated, [AlertItems.Of(created, null)]);
        if (first is not null && await events.IsWantedAsync(scope, AlertEventType.PromptCommitted) && await versions.GetAsync(scope, prompt.Id, PromptPin.Latest, CancellationToken.None) is { } version)
            await events.RaiseAsync(scope, AlertEventType.PromptCommitted, [AlertItems.Of(version)]);
    }

    public Task UpdateAsync(Scope scope, Guid id, PromptPatch patch, CancellationToken cancellationToken) => inner.UpdateAsync(scope, id, patch, cancellationToken);

    public async Task DeleteAsync(Scope scope, IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        var items = await events.IsWantedAsync(scope, AlertEventType.PromptDeleted) ? await ReadAsync(scope, ids, cancellationToken) : [];
        await inner.DeleteAsync(scope, ids, cancellationToken);
        await events.RaiseAsync(scope, AlertEventType.PromptDeleted, items);
    }

    private async Task<IReadOnlyList<AlertItem>> ReadAsync(Scope scope, IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        var items = new List<AlertItem>();
        foreach (var id in ids.Distinct())
        {
            if (await inner.GetAsync(scope, id, cancellationToken) is { } prompt)
                items.Add(AlertItems.Of(prompt, await versions.GetAsync(scope, id, PromptPin.Latest, cancellationToken)));
        }

        return items;
    }
}
