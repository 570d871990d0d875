using Opik.Contracts;
using Opik.Storage;

namespace Opik.Server.Features.Alerts.Raising;

/// <summary>Prompt writes that raise <c>prompt:created</c> and <c>prompt:deleted</c>; a first version is also a commit.</summary>
internal sealed class AlertingPrompts(IPrompts inner, IPromptVersions versions, IAlertEvents events, TimeProvider clock) : IPrompts
{
    public Task<Page<Prompt>> FindAsync(Scope scope, PromptQuery query, CancellationToken cancellationToken) => inner.FindAsync(scope, query, cancellationToken);

    public Task<Prompt?> GetAsync(Scope scope, Guid id, CancellationToken cancellationToken) => inner.GetAsync(scope, id, cancellationToken);

    public Task CreateAsync(Scope scope, Prompt prompt, PromptVersionDraft? first, CancellationToken cancellationToken) =>
        events.WriteAsync(
            scope,
            AlertEventType.PromptCreated,
            () => AlertExpectation.Of(prompt.Id),
            () => first is null ? inner.CreateAsync(scope, prompt, null, cancellationToken) : CreateWithAsync(scope, prompt, first with { Id = first.Id ?? UuidV7.Create(clock) }, cancellationToken),
            async _ => await inner.GetAsync(scope, prompt.Id, CancellationToken.None) is { } created ? [AlertItems.Of(created, null)] : []);

    public Task UpdateAsync(Scope scope, Guid id, PromptPatch patch, CancellationToken cancellationToken) => inner.UpdateAsync(scope, id, patch, cancellationToken);

    public Task TagAsync(Scope scope, IReadOnlyList<Guid> ids, IReadOnlyList<string>? added, IReadOnlyList<string>? removed, CancellationToken cancellationToken) =>
        inner.TagAsync(scope, ids, added, removed, cancellationToken);

    public Task DeleteAsync(Scope scope, IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        events.WriteAsync(
            scope,
            AlertEventType.PromptDeleted,
            async () => new AlertExpectation(ids, await ReadAsync(scope, ids, cancellationToken)),
            () => inner.DeleteAsync(scope, ids, cancellationToken),
            static expected => Task.FromResult(expected.Items));

    private Task CreateWithAsync(Scope scope, Prompt prompt, PromptVersionDraft first, CancellationToken cancellationToken) =>
        events.WriteAsync(
            scope,
            AlertEventType.PromptCommitted,
            () => AlertExpectation.Of(first.Id!.Value),
            () => inner.CreateAsync(scope, prompt, first, cancellationToken),
            async _ => await versions.GetAsync(scope, prompt.Id, PromptPin.Latest, CancellationToken.None) is { } version ? [AlertItems.Of(version)] : []);

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
