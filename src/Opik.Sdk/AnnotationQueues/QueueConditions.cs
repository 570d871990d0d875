namespace Opik.AnnotationQueues;

/// <summary>Conditions of an automation.</summary>
/// <param name="Groups">At most 5; one of them has to hold.</param>
public sealed record QueueConditions(IReadOnlyList<QueueConditionGroup> Groups);
