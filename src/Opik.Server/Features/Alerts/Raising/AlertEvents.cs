using Opik.Contracts;
using Opik.Server.Features.Alerts.Configuring;
using Opik.Server.Features.LiveEvents;
using Opik.Server.Hosting;
using Opik.Storage;

namespace Opik.Server.Features.Alerts.Raising;

/// <summary>Leaves events to the alerts that want them.</summary>
internal sealed partial class AlertEvents(IAlerts alerts, IAlertBuckets buckets, IAlertIntents intents, AlertWrites writes, ListChanges changes, ServerOptions options, TimeProvider clock, ILogger<AlertEvents> log) : IAlertEvents
{
    public async ValueTask<bool> IsWantedAsync(Scope scope, AlertEventType type)
    {
        try
        {
            return (await alerts.FindEnabledAsync(scope.WorkspaceId, CancellationToken.None)).Any(alert => alert.Triggers.Any(trigger => trigger.EventType == type));
        }
        catch (Exception failure)
        {
            LogLost(log, type, failure);
            return false;
        }
    }

    public async Task WriteAsync(Scope scope, AlertEventType type, Func<Task<AlertExpectation>> expected, Func<Task> write, Func<AlertExpectation, Task<IReadOnlyList<AlertItem>>> happened)
    {
        if (!await IsWantedAsync(scope, type))
        {
            await write();
            return;
        }

        var expectation = await expected();
        var intent = await NoteAsync(scope, type, expectation);
        using var under = writes.Begin(intent.Id);
        try
        {
            await write();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            await ForgetAsync(intent);
            throw;
        }

        try
        {
            await TellAsync(intent, await happened(expectation));
        }
        catch (Exception failure)
        {
            // The intent is there: it is tried again.
            LogLost(log, type, failure);
        }
    }

    public Task RaiseAsync(AlertIntent intent, IReadOnlyList<AlertItem> items) => TellAsync(intent, items);

    private async Task<AlertIntent> NoteAsync(Scope scope, AlertEventType type, AlertExpectation expectation)
    {
        var intent = new AlertIntent
        {
            Id = UuidV7.Create(clock),
            Scope = scope,
            EventType = type,
            CreatedAt = clock.GetUtcNow().UtcDateTime,
            Subjects = expectation.Subjects,
            Items = [.. Bounded(expectation.Items).Select(static item => new AlertIntentItem(item.ProjectId, item.Guardrail, item.Data))],
        };
        try
        {
            await intents.AddAsync(intent, CancellationToken.None);
            return intent;
        }
        catch (Exception failure)
        {
            // The write comes first; without its note a crash now would lose the event.
            LogUnnoted(log, type, failure);
            return intent with { Id = Guid.Empty };
        }
    }

    private async Task ForgetAsync(AlertIntent intent)
    {
        try
        {
            if (intent.Id != Guid.Empty)
                await intents.DeleteAsync(intent.Scope, intent.Id, CancellationToken.None);
        }
        catch (Exception failure)
        {
            LogLost(log, intent.EventType, failure);
        }
    }

    private async Task TellAsync(AlertIntent intent, IReadOnlyList<AlertItem> items)
    {
        var id = UuidV7.Create(clock).ToString("D");
        var events = new List<AlertEvent>();
        foreach (var alert in await alerts.FindEnabledAsync(intent.Scope.WorkspaceId, CancellationToken.None))
        {
            if (items.Where(item => alert.Triggers.Any(trigger => Wants(alert, trigger, intent.EventType, item))).ToList() is { Count: > 0 } wanted)
                events.Add(new AlertEvent(alert.Id, intent.EventType, [.. wanted.Select(item => new AlertBucketItem(id, intent.Scope.UserName, item.Data))]) { Wait = options.AlertDebounce });
        }

        await buckets.AddAsync(intent.Scope, events, CancellationToken.None, intent.Id == Guid.Empty ? null : intent.Id);
        if (events.Count > 0)
            changes.Raise(intent.Scope.WorkspaceId, AlertsFeature.List);
    }

    // No more than a bucket would keep.
    private static IEnumerable<AlertItem> Bounded(IReadOnlyList<AlertItem> items)
    {
        var bytes = 0;
        return items.Take(IAlertBuckets.MostItems).TakeWhile(item => (bytes += item.Data.Utf8.Length) <= IAlertBuckets.MostBytes);
    }

    private static bool Wants(Alert alert, AlertTrigger trigger, AlertEventType type, AlertItem item) =>
        trigger.EventType == type
        && (alert.ProjectsOf(trigger) is not { } projects || (item.ProjectId is { } project && projects.Contains(project)))
        && (item.Guardrail is null || WantsGuardrail(trigger, item.Guardrail));

    // One list or several: any of them. None, or an empty one: every guardrail.
    private static bool WantsGuardrail(AlertTrigger trigger, string guardrail)
    {
        var lists = trigger.Configs.Where(static config => config.Type == AlertConfigType.FilterGuardrailType).Select(static config => AlertConfigValues.Names(config.Value.GetValueOrDefault(AlertConfigValues.GuardrailTypes))).ToList();
        return lists.Count == 0 || lists.Any(names => names.Count == 0 || names.Contains(guardrail, StringComparer.OrdinalIgnoreCase));
    }

    [LoggerMessage(1, LogLevel.Warning, "An event {Type} was not left to alerts.")]
    private static partial void LogLost(ILogger log, AlertEventType type, Exception failure);

    [LoggerMessage(2, LogLevel.Warning, "An event {Type} was not noted before its write.")]
    private static partial void LogUnnoted(ILogger log, AlertEventType type, Exception failure);
}
