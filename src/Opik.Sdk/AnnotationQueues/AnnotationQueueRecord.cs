using Opik.Searching;

namespace Opik.AnnotationQueues;

/// <summary>A queue of traces or threads that people judge. Python: <c>TracesAnnotationQueue</c>, <c>ThreadsAnnotationQueue</c>.</summary>
public sealed record AnnotationQueueRecord
{
    /// <summary>Id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>Project of its items.</summary>
    public required Guid ProjectId { get; init; }

    /// <summary>Name of the project; null: it was deleted.</summary>
    public string? ProjectName { get; init; }

    /// <summary>What it holds.</summary>
    public AnnotationQueueScope Scope { get; init; }

    /// <summary>What it is for.</summary>
    public string? Description { get; init; }

    /// <summary>What the annotators are told.</summary>
    public string? Instructions { get; init; }

    /// <summary>Whether annotators may comment.</summary>
    public bool CommentsEnabled { get; init; }

    /// <summary>Names of the feedback definitions that annotators are asked for.</summary>
    public IReadOnlyList<string> FeedbackDefinitionNames { get; init => field = value ?? []; } = [];

    /// <summary>How many people judge an item.</summary>
    public int AnnotatorsPerItem { get; init; }

    /// <summary>How long an item is kept for the person at work on it, in seconds.</summary>
    public int LockTimeoutSeconds { get; init; }

    /// <summary>Adds items by their scores; null: none.</summary>
    public QueueAutomation? Automation { get; init; }

    /// <summary>Number of items.</summary>
    public long ItemsCount { get; init; }

    /// <summary>Scores of its items, averaged by name.</summary>
    public IReadOnlyList<FeedbackScoreRecord> FeedbackScores { get; init => field = value ?? []; } = [];

    /// <summary>First stored, UTC.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Last changed, UTC.</summary>
    public DateTimeOffset? LastUpdatedAt { get; init; }
}
