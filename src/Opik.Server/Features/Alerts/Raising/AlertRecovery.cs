using Opik.Storage;

namespace Opik.Server.Features.Alerts.Raising;

/// <summary>Looks after writes that were noted and whose event never came: raises it when the write was made.</summary>
internal sealed partial class AlertRecovery(
    IAlertIntents intents, IAlertEvents events, AlertWrites writes, IPrompts prompts, IPromptVersions versions, IExperiments experiments, TimeProvider clock, ILogger<AlertRecovery> log)
{
    // Longer than the store takes for a write; those of this process that are under way are known.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Looks after those that were left behind.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow().UtcDateTime - Patience;
        foreach (var intent in await intents.FindAsync(before > writes.Began ? before : writes.Began, cancellationToken))
        {
            if (writes.IsUnder(intent.Id))
                continue;
            await events.RaiseAsync(intent, await HappenedAsync(intent, cancellationToken));
            LogRecovered(log, intent.EventType);
        }
    }

    private async Task<IReadOnlyList<AlertItem>> HappenedAsync(AlertIntent intent, CancellationToken cancellationToken)
    {
        var (scope, items) = (intent.Scope, new List<AlertItem>());
        foreach (var id in intent.Subjects)
        {
            if (await ReadAsync(intent, id, cancellationToken) is { } item)
                items.Add(item);
        }

        // A check failed whether its result was stored or not; a prompt is deleted when it is gone.
        if (intent.EventType == AlertEventType.TraceGuardrailsTriggered || (intent.EventType == AlertEventType.PromptDeleted && !await AnyAsync(scope, intent.Subjects, cancellationToken)))
            items.AddRange(intent.Items.Select(static item => new AlertItem(item.ProjectId, item.Data, item.Guardrail)));
        return items;
    }

    private async Task<AlertItem?> ReadAsync(AlertIntent intent, Guid id, CancellationToken cancellationToken)
    {
        switch (intent.EventType)
        {
            case AlertEventType.PromptCreated:
                var prompt = await prompts.GetAsync(intent.Scope, id, cancellationToken) ?? await PromptOfAsync(intent.Scope, id, cancellationToken);
                return prompt is null ? null : AlertItems.Of(prompt, null);
            case AlertEventType.PromptCommitted:
                var version = await versions.GetAsync(intent.Scope, id, cancellationToken) ?? await versions.GetAsync(intent.Scope, id, PromptPin.Latest, cancellationToken);
                // What restores a version knows only its prompt beforehand.
                return version is { IsMask: false } && version.CreatedAt >= intent.CreatedAt ? AlertItems.Of(version) : null;
            case AlertEventType.ExperimentFinished:
                return await experiments.GetAsync(intent.Scope, id, cancellationToken) is { } view && AlertingExperiments.IsComplete(view) ? AlertItems.Of(view) : null;
            default:
                return null;
        }
    }

    // A first version that made its prompt.
    private async Task<Prompt?> PromptOfAsync(Scope scope, Guid versionId, CancellationToken cancellationToken) =>
        await versions.GetAsync(scope, versionId, cancellationToken) is { Number: 1 } version && await prompts.GetAsync(scope, version.PromptId, cancellationToken) is { } prompt && prompt.CreatedAt == version.CreatedAt ? prompt : null;

    private async Task<bool> AnyAsync(Scope scope, IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        foreach (var id in ids)
        {
            if (await prompts.GetAsync(scope, id, cancellationToken) is not null)
                return true;
        }

        return false;
    }

    [LoggerMessage(1, LogLevel.Information, "A write that may have raised {Type} was cut off; its event was looked after.")]
    private static partial void LogRecovered(ILogger log, AlertEventType type);
}
