using Opik.Storage;

namespace Opik.Server.Features.Alerts.Configuring;

/// <summary>A trigger on the wire.</summary>
internal sealed record TriggerView(Guid Id, Guid AlertId, AlertEventType EventType, IReadOnlyList<TriggerConfigView> TriggerConfigs, DateTime CreatedAt, string? CreatedBy)
{
    public static TriggerView Of(Guid alert, AlertTrigger trigger) =>
        new(trigger.Id, alert, trigger.EventType, [.. trigger.Configs.Select(config => TriggerConfigView.Of(trigger.Id, config))], trigger.CreatedAt, trigger.CreatedBy);
}
