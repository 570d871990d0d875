namespace Opik.Contracts;

/// <summary>A trace as read: the row and what is derived from its spans, scores and comments.</summary>
public sealed record TraceView
{
    /// <summary>The row.</summary>
    public required Trace Trace { get; init; }

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

    /// <summary>Sums over the spans.</summary>
    public IReadOnlyDictionary<string, long>? Usage { get; init; }

    /// <summary>Sum over the spans, USD; null when unknown or 0.</summary>
    public decimal? TotalEstimatedCost { get; init; }

    /// <summary>Number of spans.</summary>
    public int SpanCount { get; init; }

    /// <summary>Number of LLM spans.</summary>
    public int LlmSpanCount { get; init; }

    /// <summary>True when a span is a tool call.</summary>
    public bool HasToolSpans { get; init; }

    /// <summary>Number of spans with an error.</summary>
    public int ErrorSpanCount { get; init; }

    /// <summary>Distinct providers of the spans, sorted.</summary>
    public IReadOnlyList<string>? Providers { get; init; }

    /// <summary>Distinct models of the spans, sorted; null: not asked for.</summary>
    public IReadOnlyList<string>? Models { get; init; }

    /// <summary>Scores of the trace.</summary>
    public IReadOnlyList<FeedbackScore>? FeedbackScores { get; init; }

    /// <summary>Scores of its spans, averaged by name.</summary>
    public IReadOnlyList<FeedbackScore>? SpanFeedbackScores { get; init; }

    /// <summary>Comments of the trace.</summary>
    public IReadOnlyList<Comment>? Comments { get; init; }

    /// <summary>Annotation queues that it is an item of now; null: none, or not read.</summary>
    public IReadOnlyList<AnnotationQueueReference>? AnnotationQueues { get; init; }

    /// <summary>Guardrail results, by span.</summary>
    public IReadOnlyList<GuardrailCheck>? Guardrails { get; init; }

    /// <summary>The experiment that it is a run of; null: none.</summary>
    public ExperimentReference? Experiment { get; init; }

    /// <summary>Id of the thread row, when it has a thread.</summary>
    public Guid? ThreadModelId { get; init; }

    /// <summary>At most 160 characters of plain text.</summary>
    public string? InputPreview { get; init; }

    /// <summary>At most 160 characters of plain text.</summary>
    public string? OutputPreview { get; init; }

    /// <summary>End minus start in milliseconds with µs precision; null while open.</summary>
    public double? Duration => Trace.EndTime is { } end ? (end - Trace.StartTime).TotalMilliseconds : null;
}
