namespace Opik.Server.Features.AnnotationQueues;

/// <summary>Conditions on the wire that must all hold.</summary>
internal sealed record AutomationGroup(IReadOnlyList<AutomationCondition?>? Conditions);
