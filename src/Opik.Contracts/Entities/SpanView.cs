namespace Opik.Contracts;

/// <summary>A span as read: the row, its scores and comments.</summary>
public sealed record SpanView
{
    /// <summary>The row.</summary>
    public required Span Span { get; init; }

    /// <summary>True when only a PATCH has arrived.</summary>
    public bool IsPartial { get; init; }

    /// <summary>First stored.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>Last version.</summary>
    public DateTime LastUpdatedAt { get; init; }

    /// <summary>First author.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>Last author.</summary>
    public string? LastUpdatedBy { get; init; }

    /// <summary>Scores of the span.</summary>
    public IReadOnlyList<FeedbackScore>? FeedbackScores { get; init; }

    /// <summary>Comments of the span.</summary>
    public IReadOnlyList<Comment>? Comments { get; init; }

    /// <summary>At most 160 characters of plain text.</summary>
    public string? InputPreview { get; init; }

    /// <summary>At most 160 characters of plain text.</summary>
    public string? OutputPreview { get; init; }

    /// <summary>End minus start in milliseconds with µs precision; null while open.</summary>
    public double? Duration => Span.EndTime is { } end ? (end - Span.StartTime).TotalMilliseconds : null;
}
