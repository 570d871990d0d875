namespace Opik.Server.Features.AnnotationQueues;

/// <summary>Conditions of an automation on the wire: one group that holds is enough.</summary>
internal sealed record AutomationConditions(IReadOnlyList<AutomationGroup?>? Groups);
