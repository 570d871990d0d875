namespace Opik.AnnotationQueues;

/// <summary>A condition on a score; an item without the score never fits.</summary>
/// <param name="ScoreName">Name of the score, 1 to 255 characters.</param>
/// <param name="Operator"><c>&gt;</c>, <c>&lt;</c> or <c>=</c>.</param>
/// <param name="Value">Compared with the average over all authors.</param>
public sealed record QueueCondition(string ScoreName, string Operator, double Value);
