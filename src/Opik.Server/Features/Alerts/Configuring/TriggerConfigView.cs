using System.Text.Json;
using Opik.Storage;

namespace Opik.Server.Features.Alerts.Configuring;

/// <summary>A setting of a trigger on the wire.</summary>
internal sealed record TriggerConfigView(
    Guid Id,
    Guid AlertTriggerId,
    AlertConfigType Type,
    IReadOnlyDictionary<string, string> ConfigValue,
    int? GroupIndex,
    DateTime CreatedAt,
    string? CreatedBy,
    DateTime LastUpdatedAt,
    string? LastUpdatedBy)
{
    public static TriggerConfigView Of(Guid trigger, AlertTriggerConfig config)
    {
        var value = config.ProjectIds is { } ids
            ? new Dictionary<string, string>(config.Value, StringComparer.Ordinal) { [AlertConfigValues.ProjectIds] = JsonSerializer.Serialize(ids) }
            : config.Value;
        return new TriggerConfigView(config.Id, trigger, config.Type, value, config.GroupIndex, config.CreatedAt, config.CreatedBy, config.LastUpdatedAt, config.LastUpdatedBy);
    }
}
