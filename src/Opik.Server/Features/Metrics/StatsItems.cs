using Opik.Storage;

namespace Opik.Server.Features.Metrics;

/// <summary>Which numbers are shown of what, in which order.</summary>
internal static class StatsItems
{
    public static IEnumerable<StatItem> OfTraces(EntityStats stats) =>
    [
        StatItem.Count("trace_count", stats.Count),
        StatItem.Durations(stats.Duration),
        .. Payloads(stats),
        StatItem.Average("tags", stats.Tags),
        StatItem.Average("llm_span_count", stats.LlmSpans),
        StatItem.Average("span_count", stats.Spans),
        .. Costs(stats),
        .. stats.Scores.Select(score => StatItem.Average($"feedback_scores.{score.Key}", score.Value)),
        .. stats.SpanScores.Select(score => StatItem.Average($"span_feedback_scores.{score.Key}", score.Value)),
        StatItem.Count("guardrails_failed_count", stats.GuardrailsFailed),
        StatItem.Count("error_count", stats.Errors),
    ];

    public static IEnumerable<StatItem> OfSpans(EntityStats stats) =>
    [
        StatItem.Count("span_count", stats.Count),
        StatItem.Durations(stats.Duration),
        .. Payloads(stats),
        StatItem.Average("tags", stats.Tags),
        .. Costs(stats),
        .. stats.Scores.Select(score => StatItem.Average($"feedback_scores.{score.Key}", score.Value)),
        StatItem.Count("error_count", stats.Errors),
    ];

    public static IEnumerable<StatItem> OfThreads(EntityStats stats) =>
    [
        StatItem.Count("thread_count", stats.Count),
        StatItem.Durations(stats.Duration),
        StatItem.Average("tags", stats.Tags),
        .. Costs(stats),
        .. stats.Scores.Select(score => StatItem.Average($"feedback_scores.{score.Key}", score.Value)),
        StatItem.Count("error_count", stats.Errors),
    ];

    /// <summary>Of the runs of experiments.</summary>
    public static IEnumerable<StatItem> OfRuns(EntityStats stats) =>
    [
        StatItem.Count("trace_count", stats.Count),
        StatItem.Durations(stats.Duration),
        .. Payloads(stats),
        StatItem.Average("llm_span_count", stats.LlmSpans),
        StatItem.Average("span_count", stats.Spans),
        .. Costs(stats),
        .. stats.Scores.Select(score => StatItem.Average($"feedback_scores.{score.Key}", score.Value)),
        StatItem.Count("error_count", stats.Errors),
    ];

    private static IEnumerable<StatItem> Payloads(EntityStats stats) =>
        [StatItem.Count("input", stats.Inputs), StatItem.Count("output", stats.Outputs), StatItem.Count("metadata", stats.Metadata)];

    private static IEnumerable<StatItem> Costs(EntityStats stats) =>
    [
        StatItem.Average("total_estimated_cost", stats.Cost),
        StatItem.Average("total_estimated_cost_sum", stats.CostSum),
        .. stats.Usage.Select(usage => StatItem.Average($"usage.{usage.Key}", usage.Value)),
        .. stats.UsageSums.Select(usage => StatItem.Count($"usage_sum.{usage.Key}", usage.Value)),
    ];
}
