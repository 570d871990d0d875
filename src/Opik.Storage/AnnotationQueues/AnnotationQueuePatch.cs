namespace Opik.Storage;

/// <summary>Changes of a queue's settings; null keeps.</summary>
public sealed record AnnotationQueuePatch
{
    /// <summary>New name.</summary>
    public string? Name { get; init; }

    /// <summary>New description.</summary>
    public string? Description { get; init; }

    /// <summary>New instructions.</summary>
    public string? Instructions { get; init; }

    /// <summary>Whether annotators may comment.</summary>
    public bool? CommentsEnabled { get; init; }

    /// <summary>All names from now on.</summary>
    public IReadOnlyList<string>? FeedbackDefinitionNames { get; init; }

    /// <summary>How many people judge an item.</summary>
    public int? AnnotatorsPerItem { get; init; }

    /// <summary>Seconds of a lock.</summary>
    public int? LockTimeoutSeconds { get; init; }

    /// <summary>What to change in the automation.</summary>
    public QueueAutomationPatch? Automation { get; init; }

    /// <summary>The whole page; an empty one removes it.</summary>
    public AnnotatorView? AnnotatorView { get; init; }

    /// <summary>The settings after the change.</summary>
    public AnnotationQueue ApplyTo(AnnotationQueue stored) => stored with
    {
        Name = Name?.Trim() ?? stored.Name,
        Description = Description ?? stored.Description,
        Instructions = Instructions ?? stored.Instructions,
        CommentsEnabled = CommentsEnabled ?? stored.CommentsEnabled,
        FeedbackDefinitionNames = FeedbackDefinitionNames ?? stored.FeedbackDefinitionNames,
        AnnotatorsPerItem = AnnotatorsPerItem ?? stored.AnnotatorsPerItem,
        LockTimeoutSeconds = LockTimeoutSeconds ?? stored.LockTimeoutSeconds,
        Automation = Automation is null ? stored.Automation : Automation.ApplyTo(stored.Automation),
        AnnotatorView = AnnotatorView is null ? stored.AnnotatorView : AnnotatorView.IsEmpty ? null : AnnotatorView,
    };
}
