namespace Opik.Searching;

/// <summary>A stored trace. Python: <c>TracePublic</c>.</summary>
public sealed record TraceRecord : EntityRecord
{
    /// <summary>Conversation it belongs to; null: none.</summary>
    public string? ThreadId { get; init; }

    /// <summary>Number of its spans.</summary>
    public int SpanCount { get; init; }

    /// <summary>Number of its spans that are calls of language models.</summary>
    public int LlmSpanCount { get; init; }

    /// <summary>True when a span is a tool call.</summary>
    public bool HasToolSpans { get; init; }

    /// <summary>Providers of its spans, sorted.</summary>
    public IReadOnlyList<string> Providers { get => field ?? []; init; }

    /// <summary>Scores of its spans, averaged by name.</summary>
    public IReadOnlyList<FeedbackScoreRecord> SpanFeedbackScores { get => field ?? []; init; }

    /// <summary>The experiment that it is a run of; null: none.</summary>
    public ExperimentRunReference? Experiment { get; init; }
}
