using System.Text.Json.Serialization;

namespace Opik.Dashboards;

/// <summary>Metrics of a project over time. Python: <c>ProjectMetricType</c>.</summary>
[JsonConverter(typeof(ProjectMetricConverter))]
public enum ProjectMetric
{
    /// <summary>Number of traces.</summary>
    TraceCount,

    /// <summary>Scores of traces.</summary>
    FeedbackScores,

    /// <summary>Duration of traces, quantiles.</summary>
    Duration,

    /// <summary>Tokens.</summary>
    TokenUsage,

    /// <summary>Cost in USD.</summary>
    Cost,

    /// <summary>Failed guardrails.</summary>
    GuardrailsFailedCount,

    /// <summary>Number of threads.</summary>
    ThreadCount,

    /// <summary>Duration of threads, quantiles.</summary>
    ThreadDuration,

    /// <summary>Scores of threads.</summary>
    ThreadFeedbackScores,

    /// <summary>Number of spans.</summary>
    SpanCount,

    /// <summary>Duration of spans, quantiles.</summary>
    SpanDuration,

    /// <summary>Scores of spans.</summary>
    SpanFeedbackScores,

    /// <summary>Tokens of spans.</summary>
    SpanTokenUsage,

    /// <summary>Average duration of traces.</summary>
    TraceAverageDuration,

    /// <summary>Average duration of spans.</summary>
    SpanAverageDuration,

    /// <summary>Average duration of threads.</summary>
    ThreadAverageDuration,

    /// <summary>Share of traces with an error.</summary>
    TraceErrorRate,

    /// <summary>Share of spans with an error.</summary>
    SpanErrorRate,
}
