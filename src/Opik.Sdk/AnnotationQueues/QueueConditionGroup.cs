namespace Opik.AnnotationQueues;

/// <summary>Conditions that have to hold together.</summary>
/// <param name="Conditions">1 to 5.</param>
public sealed record QueueConditionGroup(IReadOnlyList<QueueCondition> Conditions);
