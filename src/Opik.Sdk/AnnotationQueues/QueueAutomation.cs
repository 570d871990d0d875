namespace Opik.AnnotationQueues;

/// <summary>Adds traces or threads to a queue as soon as their scores fit.</summary>
public sealed record QueueAutomation
{
    /// <summary>False: the conditions are kept, nothing is added.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>When to add; needed while it is enabled.</summary>
    public QueueConditions? Conditions { get; init; }

    /// <summary>Nothing is added beyond so many items, 1 or more; null: no limit.</summary>
    public int? MaxItemsInQueue { get; init; }
}
