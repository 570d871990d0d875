using Opik.Server.Features.Alerts.Configuring;
using Opik.Storage;

namespace Opik.Server.Features.Alerts.Measuring;

/// <summary>Conditions of a trigger that must all be met; each group is told by itself.</summary>
/// <param name="Part">Tells the groups of an alert apart.</param>
/// <param name="Index">Number of the group; null: a condition by itself.</param>
/// <param name="Conditions">The conditions, at least one.</param>
internal sealed record AlertConditionGroup(string Part, int? Index, IReadOnlyList<AlertCondition> Conditions)
{
    /// <summary>How long until they are told again while they go on: what the first says that says anything, else the longest window.</summary>
    public TimeSpan Repeat => Conditions.Select(static condition => condition.Repeat).FirstOrDefault(static repeat => repeat is not null) ?? Conditions.Max(static condition => condition.Window);

    /// <summary>The groups of a measured trigger; one of which a condition cannot be followed is left out.</summary>
    public static IEnumerable<AlertConditionGroup> Of(AlertTrigger trigger)
    {
        var settings = trigger.Configs.Where(config => config.Type == trigger.EventType.Threshold());
        foreach (var group in settings.GroupBy(config => config.GroupIndex is { } index ? $"{trigger.Id:N}:{index}" : $"{trigger.Id:N}:{config.Id:N}", StringComparer.Ordinal))
        {
            var conditions = group.Select(config => AlertCondition.Of(trigger.EventType, config)).ToList();
            if (conditions.TrueForAll(static condition => condition is not null))
                yield return new AlertConditionGroup(group.Key, group.First().GroupIndex, conditions!);
        }
    }
}
