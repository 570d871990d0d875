using Opik.Contracts;
using Opik.Storage;

namespace Opik.Server.Features.Alerts.Configuring;

/// <summary>A trigger as clients write it.</summary>
internal sealed record TriggerBody(Guid? Id, AlertEventType? EventType, IReadOnlyList<TriggerConfigBody>? TriggerConfigs)
{
    /// <summary>The trigger; the rules have been checked.</summary>
    public AlertTrigger ToTrigger(TimeProvider clock) => new()
    {
        Id = Id ?? UuidV7.Create(clock),
        EventType = EventType!.Value,
        Configs = [.. (TriggerConfigs ?? []).Select(config => TriggerSettings.Read(EventType.Value, config, config.Id ?? UuidV7.Create(clock)))],
    };
}
