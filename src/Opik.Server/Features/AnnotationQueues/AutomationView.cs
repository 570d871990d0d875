using Opik.Server.OpenApi;
using Opik.Storage;

namespace Opik.Server.Features.AnnotationQueues;

/// <summary>An automation on the wire, as read.</summary>
internal sealed record AutomationView(bool Enabled, [property: WrittenAs(typeof(AutomationConditions), AsSent = true)] AutomationConditions Conditions, int? MaxItemsInQueue)
{
    public static AutomationView? Of(QueueAutomation? automation) => automation is null ? null : new(
        automation.Enabled,
        new AutomationConditions([.. automation.Groups.Select(group =>
            new AutomationGroup([.. group.Conditions.Select(one => new AutomationCondition(one.ScoreName, one.Operator, one.Value))]))]),
        automation.MaxItems);
}
