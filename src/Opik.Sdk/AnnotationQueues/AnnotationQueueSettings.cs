namespace Opik.AnnotationQueues;

/// <summary>Settings of a queue; what is null stays, or is the server's default.</summary>
public sealed record AnnotationQueueSettings
{
    /// <summary>What it is for.</summary>
    public string? Description { get; init; }

    /// <summary>What the annotators are told.</summary>
    public string? Instructions { get; init; }

    /// <summary>Whether annotators may comment. Default false.</summary>
    public bool? CommentsEnabled { get; init; }

    /// <summary>Names of the feedback definitions that annotators are asked for.</summary>
    public IReadOnlyList<string>? FeedbackDefinitionNames { get; init; }

    /// <summary>How many people judge an item, 1-1,000.</summary>
    public int? AnnotatorsPerItem { get; init; }

    /// <summary>How long an item is kept for the person at work on it, 1-3,600 s.</summary>
    public int? LockTimeoutSeconds { get; init; }

    /// <summary>Adds items by their scores.</summary>
    public QueueAutomation? Automation { get; init; }
}
