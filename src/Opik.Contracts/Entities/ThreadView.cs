namespace Opik.Contracts;

/// <summary>A thread as read: derived from its traces.</summary>
public sealed record ThreadView
{
    /// <summary>The id that clients set.</summary>
    public required string ThreadId { get; init; }

    /// <summary>Our id (UUIDv7): key of its scores, comments and tags.</summary>
    public Guid ModelId { get; init; }

    /// <summary>Project.</summary>
    public Guid ProjectId { get; init; }

    /// <summary>Earliest start of its traces.</summary>
    public DateTime StartTime { get; init; }

    /// <summary>Latest end.</summary>
    public DateTime? EndTime { get; init; }

    /// <summary>End minus start, ms.</summary>
    public double? Duration { get; init; }

    /// <summary>Input of the earliest trace.</summary>
    public JsonText? FirstMessage { get; init; }

    /// <summary>Output of the latest trace.</summary>
    public JsonText? LastMessage { get; init; }

    /// <summary>Active or inactive.</summary>
    public ThreadStatus Status { get; init; }

    /// <summary>Twice the number of traces.</summary>
    public long NumberOfMessages { get; init; }

    /// <summary>Sum, USD; null when unknown or 0.</summary>
    public decimal? TotalEstimatedCost { get; init; }

    /// <summary>Sums over the spans.</summary>
    public IReadOnlyDictionary<string, long>? Usage { get; init; }

    /// <summary>Scores of the thread.</summary>
    public IReadOnlyList<FeedbackScore>? FeedbackScores { get; init; }

    /// <summary>Comments of the thread.</summary>
    public IReadOnlyList<Comment>? Comments { get; init; }

    /// <summary>Annotation queues that it is an item of now; null: none, or not read.</summary>
    public IReadOnlyList<AnnotationQueueReference>? AnnotationQueues { get; init; }

    /// <summary>Tags.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>Environment of its latest trace that has one.</summary>
    public string? Environment { get; init; }

    /// <summary>First seen.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>Last change.</summary>
    public DateTime LastUpdatedAt { get; init; }

    /// <summary>First author.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>Last author.</summary>
    public string? LastUpdatedBy { get; init; }
}
