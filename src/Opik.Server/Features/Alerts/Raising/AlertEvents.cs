using Opik.Contracts;
using Opik.Server.Features.Alerts.Configuring;
using Opik.Server.Features.LiveEvents;
using Opik.Server.Hosting;
using Opik.Storage;

namespace Opik.Server.Features.Alerts.Raising;

/// <summary>Leaves events to the alerts that want them.</summary>
internal sealed partial class AlertEvents(IAlerts alerts, IAlertBuckets buckets, ListChanges changes, ServerOptions options, TimeProvider clock, ILogger<AlertEvents> log) : IAlertEvents
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

    public async Task RaiseAsync(Scope scope, AlertEventType type, IReadOnlyList<AlertItem> items)
    {
        if (items.Count == 0)
            return;
        try
        {
            var id = UuidV7.Create(clock).ToString("D");
            var events = new List<AlertEvent>();
            foreach (var alert in await alerts.FindEnabledAsync(scope.WorkspaceId, CancellationToken.None))
            {
                if (items.Where(item => alert.Triggers.Any(trigger => Wants(alert, trigger, type, item))).ToList() is { Count: > 0 } wanted)
                    events.Add(new AlertEvent(alert.Id, type, [.. wanted.Select(item => new AlertBucketItem(id, scope.UserName, item.Data))]) { Wait = options.AlertDebounce });
            }

            if (events.Count == 0)
                return;
            await buckets.AddAsync(scope, events, CancellationToken.None);
            changes.Raise(scope.WorkspaceId, AlertsFeature.List);
        }
        catch (Exception failure)
        {
            LogLost(log, type, failure);
        }
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
}
