using Opik.Server.Features.Ingest;
using Opik.Storage;

namespace Opik.Server.Features.AnnotationQueues;

/// <summary>Member <c>automation</c> of a queue, as sent.</summary>
internal sealed record AutomationBody(bool? Enabled, AutomationConditions? Conditions, int? MaxItemsInQueue, bool? ClearMaxItemsInQueue)
{
    private const int MostGroups = 5;
    private const int MostConditions = 5;
    private const int ScoreNameLength = 255;

    /// <summary>Adds what breaks a rule.</summary>
    public void Check(Violations violations, string path)
    {
        if (MaxItemsInQueue < 1)
            violations.Add(path, "maxItemsInQueue must be greater than or equal to 1");
        if (MaxItemsInQueue is not null && ClearMaxItemsInQueue == true)
            violations.Add(path, "maxItemsInQueue and clearMaxItemsInQueue must not be given together");
        if (Conditions is null)
            return;
        violations.CheckNotNull(path, "conditions.groups", Conditions.Groups);
        if (Conditions.Groups?.Count > MostGroups)
            violations.Add(path, $"conditions.groups size must be between 0 and {MostGroups}");
        for (var i = 0; i < Conditions.Groups?.Count; i++)
            Check(Conditions.Groups[i], violations, $"{path}conditions.groups[{i}].");
    }

    /// <summary>The change that it asks for.</summary>
    public QueueAutomationPatch ToPatch() => new(
        Enabled,
        Conditions?.Groups is { } groups ? [.. groups.Select(group => new ScoreConditionGroup([.. group!.Conditions!.Select(one => new ScoreCondition(one!.ScoreName!, one.Operator!, one.Value!.Value))]))] : null,
        MaxItemsInQueue,
        ClearMaxItemsInQueue == true);

    /// <summary>Throws 422 when an automation is in force without any condition.</summary>
    public static void CheckConditions(QueueAutomation? automation)
    {
        var violations = new Violations();
        if (automation is { Enabled: true, Groups.Count: 0 })
            violations.Add("automation.", "conditions must have at least one group while the automation is enabled");
        violations.ThrowIfAny();
    }

    private static void Check(AutomationGroup? group, Violations violations, string path)
    {
        if (group?.Conditions is not { Count: >= 1 and <= MostConditions } conditions)
        {
            violations.Add(path, $"conditions size must be between 1 and {MostConditions}");
            return;
        }

        for (var i = 0; i < conditions.Count; i++)
        {
            var (one, place) = (conditions[i], $"{path}conditions[{i}].");
            violations.CheckNotBlank(place, "scoreName", one?.ScoreName);
            violations.CheckLength(place, "scoreName", one?.ScoreName, ScoreNameLength);
            violations.CheckNotNull(place, "value", one?.Value);
            if (one?.Operator is null || !ScoreCondition.Operators.Contains(one.Operator))
                violations.Add(place, "operator must be one of [>, <, =]");
        }
    }
}
