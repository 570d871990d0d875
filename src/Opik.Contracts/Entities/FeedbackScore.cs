namespace Opik.Contracts;

/// <summary>A feedback score as read: one per name; several authors are averaged.</summary>
public sealed record FeedbackScore
{
    /// <summary>Name of the score.</summary>
    public required string Name { get; init; }

    /// <summary>Label of a categorical score.</summary>
    public string? CategoryName { get; init; }

    /// <summary>The value, or the average over authors.</summary>
    public decimal Value { get; init; }

    /// <summary>Reason, or the reasons of all authors joined by ", ".</summary>
    public string? Reason { get; init; }

    /// <summary>Who gave it.</summary>
    public ScoreSource Source { get; init; }

    /// <summary>Annotation queue it was given in.</summary>
    public Guid? SourceQueueId { get; init; }

    /// <summary>First written.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>Last written.</summary>
    public DateTime LastUpdatedAt { get; init; }

    /// <summary>Author, or authors joined by ", ".</summary>
    public string? CreatedBy { get; init; }

    /// <summary>Last author.</summary>
    public string? LastUpdatedBy { get; init; }

    /// <summary>The single values by author (the key may carry <c>_queueId</c> or <c>_spanId</c>).</summary>
    public IReadOnlyDictionary<string, FeedbackScoreEntry>? ValueByAuthor { get; init; }
}
