namespace Opik.Storage;

/// <summary>Metrics of a project over time. On the wire in upper case with underscores.</summary>
public enum MetricType
{
    /// <summary>Average of each trace score.</summary>
    FeedbackScores,

    /// <summary>Traces.</summary>
    TraceCount,

    /// <summary>Tokens of traces, by usage key.</summary>
    TokenUsage,

    /// <summary>Percentiles of trace durations, ms.</summary>
    Duration,

    /// <summary>Cost of traces, USD.</summary>
    Cost,

    /// <summary>Failed guardrail checks.</summary>
    GuardrailsFailedCount,

    /// <summary>Threads.</summary>
    ThreadCount,

    /// <summary>Percentiles of thread durations, ms.</summary>
    ThreadDuration,

    /// <summary>Average of each thread score.</summary>
    ThreadFeedbackScores,

    /// <summary>Average of each span score.</summary>
    SpanFeedbackScores,

    /// <summary>Spans.</summary>
    SpanCount,

    /// <summary>Percentiles of span durations, ms.</summary>
    SpanDuration,

    /// <summary>Tokens of spans, by usage key.</summary>
    SpanTokenUsage,

    /// <summary>Average duration of traces, ms.</summary>
    TraceAverageDuration,

    /// <summary>Traces with an error, percent.</summary>
    TraceErrorRate,

    /// <summary>Average duration of spans, ms.</summary>
    SpanAverageDuration,

    /// <summary>Cost of spans, USD.</summary>
    SpanCost,

    /// <summary>Spans with an error, percent.</summary>
    SpanErrorRate,

    /// <summary>Average duration of threads, ms.</summary>
    ThreadAverageDuration,

    /// <summary>Cost of threads, USD.</summary>
    ThreadCost,
}
