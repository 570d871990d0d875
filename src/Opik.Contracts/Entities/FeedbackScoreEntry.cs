namespace Opik.Contracts;

/// <summary>One author's value of a feedback score.</summary>
public sealed record FeedbackScoreEntry
{
    /// <summary>The value.</summary>
    public decimal Value { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }

    /// <summary>Label.</summary>
    public string? CategoryName { get; init; }

    /// <summary>Who gave it.</summary>
    public ScoreSource Source { get; init; }

    /// <summary>When.</summary>
    public DateTime LastUpdatedAt { get; init; }

    /// <summary>Type of the span, for span scores shown on a trace.</summary>
    public string? SpanType { get; init; }

    /// <summary>The span, for span scores shown on a trace.</summary>
    public Guid? SpanId { get; init; }

    /// <summary>Annotation queue.</summary>
    public Guid? SourceQueueId { get; init; }

    /// <summary>The author.</summary>
    public string? Author { get; init; }
}
