namespace Opik.Storage.Sqlite;

/// <summary>How a metric is computed.</summary>
/// <param name="Entity">What is counted.</param>
/// <param name="Shape">Kind of its series.</param>
/// <param name="Name">Name of a single series; prefix of percentiles.</param>
/// <param name="Value">Value of a cell, for <see cref="MetricShape.Number"/>.</param>
/// <param name="Empty">Value where nothing was measured: 0 for numbers and sums, null for averages.</param>
internal sealed record MetricDefinition(StatsEntity Entity, MetricShape Shape, string Name, Func<RollupCell, double?> Value, double? Empty)
{
    private static readonly Func<RollupCell, double?> Count = cell => cell.Count;
    private static readonly Func<RollupCell, double?> Cost = cell => cell.CostUsd;
    private static readonly Func<RollupCell, double?> Average = cell => cell.Finished == 0 ? null : (double)cell.DurationSum / cell.Finished / 1000;
    private static readonly Func<RollupCell, double?> ErrorRate = cell => cell.Count == 0 ? null : 100.0 * cell.Errors / cell.Count;

    /// <summary>The definition of a metric.</summary>
    public static MetricDefinition Of(MetricType type) => type switch
    {
        MetricType.FeedbackScores => Of(StatsEntity.Trace, MetricShape.Scores, ""),
        MetricType.SpanFeedbackScores => Of(StatsEntity.Span, MetricShape.Scores, ""),
        MetricType.ThreadFeedbackScores => Of(StatsEntity.Thread, MetricShape.Scores, ""),
        MetricType.TraceCount => new(StatsEntity.Trace, MetricShape.Number, "traces", Count, 0),
        MetricType.SpanCount => new(StatsEntity.Span, MetricShape.Number, "spans", Count, 0),
        MetricType.ThreadCount => new(StatsEntity.Thread, MetricShape.Number, "threads", Count, 0),
        MetricType.TokenUsage => Of(StatsEntity.Trace, MetricShape.Usage, ""),
        MetricType.SpanTokenUsage => Of(StatsEntity.Span, MetricShape.Usage, ""),
        MetricType.Duration => Of(StatsEntity.Trace, MetricShape.Percentiles, "duration"),
        MetricType.SpanDuration => Of(StatsEntity.Span, MetricShape.Percentiles, "duration"),
        MetricType.ThreadDuration => Of(StatsEntity.Thread, MetricShape.Percentiles, "duration"),
        MetricType.Cost => new(StatsEntity.Trace, MetricShape.Number, "cost", Cost, 0),
        MetricType.SpanCost => new(StatsEntity.Span, MetricShape.Number, "cost", Cost, 0),
        MetricType.ThreadCost => new(StatsEntity.Thread, MetricShape.Number, "cost", Cost, 0),
        MetricType.TraceAverageDuration => new(StatsEntity.Trace, MetricShape.Number, "avg_duration", Average, null),
        MetricType.SpanAverageDuration => new(StatsEntity.Span, MetricShape.Number, "avg_duration", Average, null),
        MetricType.ThreadAverageDuration => new(StatsEntity.Thread, MetricShape.Number, "avg_duration", Average, null),
        MetricType.TraceErrorRate => new(StatsEntity.Trace, MetricShape.Number, "error_rate", ErrorRate, null),
        MetricType.SpanErrorRate => new(StatsEntity.Span, MetricShape.Number, "error_rate", ErrorRate, null),
        MetricType.GuardrailsFailedCount => Of(StatsEntity.Trace, MetricShape.Guardrails, "failed"),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };

    private static MetricDefinition Of(StatsEntity entity, MetricShape shape, string name) => new(entity, shape, name, Count, null);
}
